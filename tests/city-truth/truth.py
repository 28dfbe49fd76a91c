#!/usr/bin/env python3
"""The truth about a lives city: the law of urban dibao in Tianshui, 2020, applied to true monthly lives.

    truth.py DIR > DIR/truth.csv

Reads requests.jsonl and lives/*.csv of a city in the documented format (contracts/city-format.md) and nothing
else: no register, no policy pack, no line of the engine. Amounts are counted in whole fen, so nothing is rounded
until a figure is printed.

The law, as a person reads it (民发〔2012〕220号 art. 4, 6, 16; 社会救助暂行办法 art. 9, 12; Tianshui standard of 2020):
  * a person counts who belongs to the household and on the day of acceptance is neither dead nor in prison;
  * the income of a household is what its counted persons earned and received, net, in the twelve calendar months
    before the month of acceptance; per head and month it is that sum / 12 / counted persons;
  * entitled is whose income per head is below 589.00 yuan and whose financial property is not above 24 times the
    standard for each counted person - whoever's name it is in;
  * the amount a month is the gap to the standard for every counted person, to the nearest fen;
  * the tier of a household that is not entitled is `edge` below 1.5 times the standard and with at most 36 times of
    property (the later rule of 2021, kept for comparison), else `none`.
"""

import csv
import datetime
import json
import os
import sys
from collections import defaultdict

STANDARD = 58900                 # fen a month and head
FINANCIAL_MONTHS = 24
EDGE_PERCENT = 150
EDGE_FINANCIAL_MONTHS = 36
LOOK_BACK_MONTHS = 12
NEAR_PERCENT = 20                # "near a threshold": within this many per cent of it
ELDERLY_FROM = 60

FLEXIBLE = {"platform", "day-labour", "migrant", "seasonal", "trade"}
INCOME = FLEXIBLE | {"wage", "pension", "maintenance", "remittance", "property"}
FINANCIAL = {"deposit", "security", "insurance-value"}

COLUMNS = ["request_id", "household_ref", "persons", "counted", "per_head", "financial", "entitled", "expected", "why",
           "tier", "amount", "slice"]


class NotACity(Exception):
    """The folder holds no lives this program can read; the message says where."""


def fen(text, where):
    """Yuan with at most two decimals, as whole fen."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    whole, _, part = digits.partition(".")
    if not whole.isdigit() or len(part) > 2 or (part and not part.isdigit()):
        raise NotACity(f"{where}: not an amount")
    return sign * (int(whole) * 100 + int((part + "00")[:2]))


def day(text, where):
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise NotACity(f"{where}: not a day") from None


def rows(folder, name, columns):
    """The lines of a file of lives as dictionaries; columns beyond the known ones are left alone."""
    path = os.path.join(folder, "lives", name)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = [c for c in columns if c not in (reader.fieldnames or [])]
            if missing:
                raise NotACity(f"{name}: no column {missing[0]}")
            for row in reader:
                yield f"{name}, line {reader.line_num}", row
    except OSError as error:
        raise NotACity(f"{name}: {error.strerror}") from None


def requests(folder):
    """Request id, household and day of acceptance, in the order of the file."""
    with open(os.path.join(folder, "requests.jsonl"), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                request = json.loads(line)
                accepted = day(request["acceptedOn"], f"requests.jsonl, line {number}")
                yield request["requestId"], request["householdRef"], accepted


def read_lives(folder):
    """Persons, income by person and month, and property by person, each under (household, person)."""
    persons, income, holdings = defaultdict(list), defaultdict(list), defaultdict(list)
    for where, row in rows(folder, "persons.csv", ["household_ref", "person", "born_on", "died_on", "custody_from",
                                                   "custody_to", "lives_here", "works", "conceals", "member_ref"]):
        if row["lives_here"] not in ("yes", "no"):
            raise NotACity(f"{where}: lives_here is yes or no")
        persons[row["household_ref"]].append({
            "person": row["person"],
            "born": day(row["born_on"], where),
            "died": day(row["died_on"], where),
            "custody": (day(row["custody_from"], where), day(row["custody_to"], where)),
            "here": row["lives_here"] == "yes",
            "named": bool(row["member_ref"]),
            "works": set(row["works"].split()),
            "conceals": set(row["conceals"].split()),
        })
    for where, row in rows(folder, "income.csv", ["household_ref", "person", "month", "kind", "amount"]):
        if row["kind"] not in INCOME:
            raise NotACity(f"{where}: unknown kind of income")
        income[row["household_ref"], row["person"]].append((row["month"], row["kind"], fen(row["amount"], where)))
    for where, row in rows(folder, "holdings.csv", ["household_ref", "person", "kind", "value", "registered_to"]):
        if row["kind"] in FINANCIAL:
            holdings[row["household_ref"], row["person"]].append((row["registered_to"], fen(row["value"], where)))
    return persons, income, holdings


def counts(person, accepted):
    """Whether the law counts a person on the day of acceptance."""
    if not person["here"] or (person["died"] and person["died"] <= accepted):
        return False
    begun, ended = person["custody"]
    return not (begun and begun <= accepted and (ended is None or accepted <= ended))


def look_back(accepted):
    """The twelve calendar months before the month of acceptance, as they are written: 2019-06."""
    last = accepted.year * 12 + accepted.month - 1
    return {f"{m // 12:04d}-{m % 12 + 1:02d}" for m in range(last - LOOK_BACK_MONTHS, last)}


def is_near(value, limit):
    return abs(value - limit) * 100 <= limit * NEAR_PERCENT


def slices(household, counted, year, hidden_in_others, accepted, near):
    """Words for what kind of household it is, to see where verdicts are good and where not."""
    words = []
    kinds = {kind for person in counted for month, kind, amount in year[person["person"]] if amount > 0}
    if kinds & FLEXIBLE:
        words.append("flexible")
    words += sorted(kinds & FLEXIBLE)
    if "wage" in kinds:
        words.append("wage")
    if hidden_in_others or any("property" in person["conceals"] for person in household):
        words.append("hidden-property")
    if any(person["conceals"] for person in household):
        words.append("conceals")
    if any(person["here"] and not person["named"] and person["conceals"] for person in household):
        words.append("split-household")
    if near:
        words.append("near-threshold")
    ages = [(accepted - person["born"]).days // 365.2425 for person in counted]
    if ages and min(ages) >= ELDERLY_FROM:
        words.append("elderly")
    if len(counted) == 1:
        words.append("single")
    if any(age < 16 for age in ages):
        words.append("child")
    return words


def judge(household, income, holdings, ref, accepted):
    """One household before the law."""
    counted = [person for person in household if counts(person, accepted)]
    months = look_back(accepted)
    year = {person["person"]: [(m, k, a) for m, k, a in income[ref, person["person"]] if m in months] for person in counted}
    total = sum(amount for lines in year.values() for _, _, amount in lines)
    owned = [line for person in counted for line in holdings[ref, person["person"]]]
    financial = sum(value for _, value in owned)
    n = len(counted)
    shares = LOOK_BACK_MONTHS * n

    # total / 12 / n < standard, without dividing.
    entitled = n > 0 and total < STANDARD * shares and financial <= STANDARD * FINANCIAL_MONTHS * n
    edge = n > 0 and total * 100 < STANDARD * EDGE_PERCENT * shares and financial <= STANDARD * EDGE_FINANCIAL_MONTHS * n
    gap = STANDARD * n * LOOK_BACK_MONTHS - max(0, total)
    near = n > 0 and (is_near(total, STANDARD * shares) or is_near(financial, STANDARD * FINANCIAL_MONTHS * n))
    return {
        "persons": len(household),
        "counted": n,
        "per_head": yuan(total // shares if n else 0),
        "financial": yuan(financial),
        "entitled": "yes" if entitled else "no",
        "expected": "",
        "why": "",
        "tier": "dibao" if entitled else "edge" if edge else "none",
        "amount": yuan((2 * gap + LOOK_BACK_MONTHS) // (2 * LOOK_BACK_MONTHS) if entitled else 0),
        "slice": " ".join(slices(household, counted, year, any(to == "other" for to, _ in owned), accepted, near)),
    }


def yuan(amount):
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = arguments[1]
    try:
        persons, income, holdings = read_lives(folder)
        out = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        out.writeheader()
        for request_id, ref, accepted in requests(folder):
            if ref not in persons:
                raise NotACity(f"{request_id}: nobody lives in its household")
            out.writerow({"request_id": request_id, "household_ref": ref, **judge(persons[ref], income, holdings, ref, accepted)})
    except (NotACity, OSError) as error:
        print(f"truth.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
