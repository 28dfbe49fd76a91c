using Verification.Vocabulary;

namespace Verification.Sources.ThirdParty;

/// <summary>Why an adapter is not taken in, and what to do next.</summary>
/// <param name="Code">Stable code, e.g. <c>adapter.digest</c>.</param>
/// <param name="What">A sentence for whoever installs it.</param>
public sealed record AdapterFault(string Code, Text What)
{
    public override string ToString() => $"{Code}: {What.Zh} · {What.En}";

    internal static AdapterFault NoFolder() => new(
        "adapter.no_folder", new("适配器目录不存在;请检查 VERIFICATION_ADAPTERS。", "the folder of adapters does not exist; check VERIFICATION_ADAPTERS."));

    internal static AdapterFault FolderOfOne(string name) => new("adapter.folder_of_one", new(
        $"VERIFICATION_ADAPTERS 指向了适配器 {name} 自己的目录;请改为它的上一级目录。",
        $"VERIFICATION_ADAPTERS is the folder of the adapter {name} itself; set it to the folder above."));

    internal static AdapterFault NoAssembly(string name) => new("adapter.no_assembly", new(
        $"{name}:缺少 {name}/{name}.dll,或它没有引用 Verification.Sources.Kit;目录须与适配器的程序集同名。",
        $"{name}: there is no {name}/{name}.dll that refers to Verification.Sources.Kit; the folder is named as the adapter's assembly and holds it."));

    internal static AdapterFault Kit(string name, Version theirs, Version ours) => new("adapter.kit_version", new(
        $"{name}:按开发包 {theirs.Major}.x 构建,本程序为 {ours.Major}.x;请取得按 {ours.Major}.x 构建的版本。",
        $"{name}: it was built against kit {theirs.Major}.x, this program has {ours.Major}.x; get one built against {ours.Major}.x."));

    internal static AdapterFault NoReport(string name) => new("adapter.no_report", new(
        $"{name}:没有可读的 conformance.json;请运行 verification sources check {name} 的目录。",
        $"{name}: there is no conformance.json that can be read; run verification sources check on its folder."));

    internal static AdapterFault ReportKit(string name) => new("adapter.report_kit", new(
        $"{name}:报告由另一主版本的开发包出具;请重新运行 verification sources check。",
        $"{name}: its report was made by another major version of the kit; run verification sources check again."));

    internal static AdapterFault Digest(string name, IEnumerable<string> files) => new("adapter.digest", new(
        $"{name}:文件与报告不符:{string.Join('、', files)};请用原文件替换,或重新运行 verification sources check。",
        $"{name}: files are not those of the report: {string.Join(", ", files)}; restore them, or run verification sources check again."));

    internal static AdapterFault Failed(string name, IEnumerable<string> checks) => new("adapter.failed_checks", new(
        $"{name}:未通过的检查:{string.Join('、', checks)};请修正后重新运行 verification sources check。",
        $"{name}: checks that did not pass or were not run: {string.Join(", ", checks)}; mend it and run verification sources check again."));

    internal static AdapterFault NoEntry(string name) => new("adapter.no_entry", new(
        $"{name}:程序集没有用 [assembly: Adapter(typeof(…))] 指明实现 IAdapter 的类型;请补上。",
        $"{name}: the assembly does not name a type with IAdapter by [assembly: Adapter(typeof(…))]; add it."));

    internal static AdapterFault Unloadable(string name, string kind) => new("adapter.unloadable", new(
        $"{name}:无法装载({kind});请检查它所需的程序集是否都在目录中。",
        $"{name}: it cannot be loaded ({kind}); see that all assemblies it needs are in its folder."));

    internal static AdapterFault NameTaken(string name, string adapter) => new("adapter.name_taken", new(
        $"{name}:名称 {adapter} 已被占用或不合规则;请改用另一小写名称。",
        $"{name}: the name {adapter} is taken, or not of lower-case letters, digits and hyphens; give it another."));
}
