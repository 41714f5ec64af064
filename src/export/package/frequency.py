"""Reads this data package and rebuilds its frequency table from codings.csv and codes.csv.

Run it where the files lie: python3 frequency.py. It needs Python 3.8 or newer and nothing else.
"""

import csv
import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def rows(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_hashes():
    """Every file is the one that the package describes."""
    with open(HERE / "datapackage.json", encoding="utf-8") as file:
        resources = json.load(file)["resources"]
    for resource in resources:
        found = hashlib.sha256((HERE / resource["path"]).read_bytes()).hexdigest()
        if resource["hash"] != "sha256:" + found:
            sys.exit(resource["path"] + " is not the file that datapackage.json describes")


def frequency():
    """For each code: codings, documents, cases and coders, its own and with the codes below it (all_)."""
    codes = {row["code"]: row for row in rows("codes.csv")}
    found = {code: {part + what: set() for part in ("", "all_") for what in ("codings", "documents", "cases", "coders")} for code in codes}
    for row in rows("codings.csv"):
        things = {"codings": {row["coding"]}, "documents": {row["doc"]}, "coders": {row["coder"]}, "cases": set(filter(None, row["case"].split(";")))}
        code, part = row["code"], ("", "all_")
        while code:
            for what, ids in things.items():
                for prefix in part:
                    found[code][prefix + what] |= ids
            code, part = codes[code]["parent"], ("all_",)
    return {code: {name: len(ids) for name, ids in counts.items()} for code, counts in found.items()}


def main():
    check_hashes()
    rebuilt = frequency()
    differences = 0
    for row in rows("frequency.csv"):
        for name, number in rebuilt[row["code"]].items():
            if int(row[name]) != number:
                differences += 1
                print(f"{row['code']}, {name}: frequency.csv says {row[name]}, the codings say {number}")
    print(f"{len(rebuilt)} codes, {sum(counts['codings'] for counts in rebuilt.values())} codings, {differences} differences from frequency.csv")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
