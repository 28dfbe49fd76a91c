using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Reports;

[TestFixture]
public sealed class A_masked_name
{
    [TestCase("", "")]
    [TestCase("张", "*")]
    [TestCase("张三", "张*")]
    [TestCase("张桂芳", "张*芳")]
    [TestCase("欧阳清风", "欧*风")]
    [TestCase("𠮷田", "𠮷*")]
    [TestCase("马𠮷𠮷", "马*𠮷")]
    [TestCase("阿依古丽·买买提", "阿*提")]
    public void Keeps_its_ends_and_hides_the_rest(string name, string shown) => Assert.That(Mask.Name(name), Is.EqualTo(shown));
}
