"""Prints a network with a name in every place that has one, each of which some renderer would misread."""

import json
import sys

NAMES = [
    "a|b", "`code`", "``", "<script>alert(1)</script>", "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "</details>", "&lt;b&gt; &amp;", "\"double\" 'single'",
    "*bold* __too__ _em_", "# heading", "- item", "1. item", "12) item", "+ item", "= line", "> quote",
    "[link](https://evil.example)", "![image](x.svg)", "[x]: y", "[ ] task", "a](b", "[^1]", "*[HTML]: x",
    "<https://evil.example>", "http://evil.example/?a=b&c=d", "www.evil.example", "javascript:alert(1)",
    "@everyone", "mail@evil.example", "#123", "<!-- comment", "-->", "~~struck~~ ~sub~ ^sup^",
    "==mark== {++in++} {--out--}", "{{ mustache }} {x} ${x}", "{{< x >}}", "{{% x %}}", "{{< half", "{% tag %}",
    "$x$ \\(x\\)", "back\\slash", "trailing\\", ":smile: :+1: :note[x]", ":: x", "::: note", "!!! note",
    "??? note", "=== tab", ": definition", "--8<-- \"x\"", "a -- b --- c ... d << e >> f",
    "a --> b <-- c <--> d", "(c) (r) (tm) c/o +/- =/=", "10.0.0.1/8 1/2 3/4", "1st 2nd 3rd 4th 11th",
    "#!python x", "שלום", "pay\u202eload", "é 🚢", "|---|", "||", "on", "null", "123", "~", "readme",
    "index", "flows", "01-web", "02-web", "{#id}", "{: .class}", "'", "\"", "x" * 200 + " & more",
]


def network():
    """One instance for each name, in a subnet of its own, which a flow of that name does not reach."""
    tables = {
        "title": NAMES[4],
        "vpcs": {"vpc-1": {"cidr": "10.0.0.0/16", "internetGateway": "igw-1", "name": NAMES[3]}},
        "routeTables": {
            "public": {"vpc": "vpc-1", "routes": [{"destination": "0.0.0.0/0", "target": "igw-1"}]}
        },
        "subnets": {}, "securityGroups": {}, "networkACLs": {}, "instances": {}, "flows": [],
    }
    for number, name in enumerate(NAMES):
        key = f"n{number}"
        tables["subnets"][key] = {
            "name": name, "vpc": "vpc-1", "availabilityZone": "eu-west-1a", "cidr": f"10.0.{number}.0/24",
            "routeTable": "public", "networkACL": key,
        }
        tables["securityGroups"][key] = {
            "name": name, "vpc": "vpc-1",
            "inbound": [{"type": "HTTP", "source": "0.0.0.0/0", "description": name}], "outbound": [],
        }
        rule = {"rule": 100, "type": "HTTP", "action": "allow", "description": name}
        tables["networkACLs"][key] = {
            "name": name, "vpc": "vpc-1", "inbound": [{**rule, "source": "0.0.0.0/0"}],
            "outbound": [{**rule, "destination": "0.0.0.0/0"}],
        }
        tables["instances"][f"i{number}"] = {
            "name": name, "subnet": key, "privateIP": f"10.0.{number}.10",
            "publicIP": f"198.51.100.{number}", "securityGroups": [key],
        }
        tables["flows"].append({
            "name": name, "from": "internet", "to": f"i{number}", "protocol": "tcp", "port": 80, "expect": "allowed",
        })
    return tables


if __name__ == "__main__":
    json.dump(NAMES if sys.argv[1:] == ["--names"] else network(), sys.stdout, indent=1)
