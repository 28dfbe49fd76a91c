"""The truth program before small households, both sides of every limit of the law."""

import contextlib
import csv
import io
import json
import os
import tempfile
import unittest

import truth

MONTHS = [f"2019-{m:02d}" for m in range(6, 13)] + [f"2020-{m:02d}" for m in range(1, 6)]
PERSON = {"person": "1", "member_ref": "m1", "document": "", "relation": "applicant", "born_on": "1980-01-01", "died_on": "",
          "custody_from": "", "custody_to": "", "lives_here": "yes", "works": "none", "conceals": ""}


class Household:
    """One household accepted on 15 June 2020, written as a city of its own."""

    def __init__(self):
        self.persons, self.income, self.holdings = [], [], []

    def person(self, number=1, **stated):
        self.persons.append({**PERSON, "person": str(number), "member_ref": f"m{number}", **stated})
        return self

    def earns(self, amount, person=1, months=MONTHS, kind="wage"):
        self.income += [{"person": str(person), "month": m, "kind": kind, "channel": "", "amount": amount} for m in months]
        return self

    def owns(self, value, person=1, registered_to="self", kind="deposit"):
        self.holdings.append({"person": str(person), "kind": kind, "value": value, "registered_to": registered_to})
        return self

    def judged(self):
        with tempfile.TemporaryDirectory() as folder:
            code, out, _ = self.run(folder)
        assert code == 0
        return next(csv.DictReader(io.StringIO(out)))

    def run(self, folder):
        os.mkdir(os.path.join(folder, "lives"))
        with open(os.path.join(folder, "requests.jsonl"), "w", encoding="utf-8") as file:
            file.write(json.dumps({"requestId": "r", "householdRef": "h", "acceptedOn": "2020-06-15"}) + "\n")
        for name, lines, columns in (("persons", self.persons, PERSON), ("income", self.income, ["person", "month", "kind", "channel", "amount"]),
                                     ("holdings", self.holdings, ["person", "kind", "value", "registered_to"])):
            with open(os.path.join(folder, "lives", name + ".csv"), "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, ["household_ref", *columns])
                writer.writeheader()
                writer.writerows({"household_ref": "h", **line} for line in lines)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = truth.main(["truth.py", folder])
        return code, out.getvalue(), err.getvalue()


class TheTruth(unittest.TestCase):
    def entitled(self, household):
        return household.judged()["entitled"]

    def test_an_income_of_exactly_the_standard_is_not_below_it(self):
        self.assertEqual("no", self.entitled(Household().person().earns("589.00")))

    def test_one_fen_in_a_year_below_the_standard_is_below_it(self):
        judged = Household().person().earns("589.00", months=MONTHS[1:]).earns("588.99", months=MONTHS[:1]).judged()
        self.assertEqual(("yes", "588.99", "0.00"), (judged["entitled"], judged["per_head"], judged["amount"]))

    def test_property_of_exactly_the_limit_is_allowed_and_a_fen_more_is_not(self):
        self.assertEqual("yes", self.entitled(Household().person().owns("14136.00")))
        self.assertEqual("no", self.entitled(Household().person().owns("14136.01")))

    def test_property_counts_in_whoevers_name(self):
        judged = Household().person(conceals="property").owns("14000.00").owns("137.00", registered_to="other").judged()
        self.assertEqual(("no", "14137.00"), (judged["entitled"], judged["financial"]))

    def test_only_the_twelve_months_before_the_application_count(self):
        judged = Household().person().earns("9000.00", months=["2019-05", "2020-06"]).earns("100.00", months=["2019-06", "2020-05"]).judged()
        self.assertEqual(("16.66", "yes"), (judged["per_head"], judged["entitled"]))

    def test_who_lives_elsewhere_is_not_counted_nor_what_they_have(self):
        judged = Household().person().person(2, lives_here="no").earns("5000.00", person=2).owns("90000.00", person=2).judged()
        self.assertEqual(("2", "1", "0.00", "0.00"), tuple(judged[c] for c in ("persons", "counted", "per_head", "financial")))

    def test_who_the_request_does_not_name_counts_all_the_same(self):
        judged = Household().person().person(2, member_ref="", conceals="membership").earns("2000.00", person=2).judged()
        self.assertEqual(("2", "1000.00", "no"), (judged["counted"], judged["per_head"], judged["entitled"]))
        self.assertIn("split-household", judged["slice"].split())

    def test_who_dies_on_the_day_does_not_count_and_who_dies_the_day_after_does(self):
        for died, counted in (("2020-06-15", "1"), ("2020-06-16", "2")):
            self.assertEqual(counted, Household().person().person(2, died_on=died).judged()["counted"])

    def test_prison_takes_out_from_its_first_to_its_last_day(self):
        for begun, ended, counted in (("2020-06-15", "", "1"), ("2020-06-16", "", "2"), ("2019-01-01", "2020-06-15", "1"), ("2019-01-01", "2020-06-14", "2")):
            self.assertEqual(counted, Household().person().person(2, custody_from=begun, custody_to=ended).judged()["counted"])

    def test_the_amount_is_the_gap_for_every_head_to_the_nearest_fen(self):
        household = Household().person().person(2).person(3).earns("1200.00")
        self.assertEqual(("400.00", "567.00"), tuple(household.judged()[c] for c in ("per_head", "amount")))
        self.assertEqual("588.99", Household().person().earns("0.17", months=MONTHS[:1]).judged()["amount"])

    def test_tiers_end_at_one_and_a_half_times_the_standard_and_36_months(self):
        tier = lambda household: household.judged()["tier"]
        self.assertEqual("dibao", tier(Household().person()))
        self.assertEqual("edge", tier(Household().person().earns("883.49")))
        self.assertEqual("none", tier(Household().person().earns("883.50")))
        self.assertEqual("edge", tier(Household().person().owns("21204.00")))
        self.assertEqual("none", tier(Household().person().owns("21204.01")))

    def test_slices_say_what_kind_of_household_it_is(self):
        judged = Household().person(born_on="1950-01-01", works="seasonal").earns("900.00", months=MONTHS[3:5], kind="seasonal").judged()
        self.assertEqual({"flexible", "seasonal", "elderly", "single"}, set(judged["slice"].split()))

    def test_twenty_per_cent_from_a_threshold_is_near_and_more_is_not(self):
        near = lambda amount: "near-threshold" in Household().person().earns(amount).judged()["slice"].split()
        self.assertEqual([True, False, True, False], [near("471.20"), near("471.19"), near("706.80"), near("706.81")])

    def test_a_city_it_cannot_read_is_refused_without_telling_values(self):
        for household in (Household().person(lives_here="perhaps"), Household().person().earns("12.345"), Household().person().earns("1.00", kind="gift"), Household()):
            with tempfile.TemporaryDirectory() as folder:
                code, _, err = household.run(folder)
            self.assertEqual(1, code)
            self.assertNotIn("12.345", err)


if __name__ == "__main__":
    unittest.main()
