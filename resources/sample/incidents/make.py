#!/usr/bin/env python3
"""Writes six incidents as recorded timelines, NAME.json beside this file: what a platform of four endpoints
sees in three days, and within it one trouble of `payments/fraud` or `llm/assistant` with its cause and its
symptoms. The same on every run.

    python3 resources/sample/incidents/make.py

Each holds: name, scope (whom it hit), onset_ms, cause (the id of the true cause) and items; of an item what is
left out is empty, "change", "info", or no time. Noise is there to mislead: releases of other endpoints within
minutes of the onset, harmless changes of its own, alerts that flap, events of autoscaling, drift of columns that nobody minds, and alerts
that the trouble itself brings just before anybody says that it began.
"""
import json
import pathlib
import random

MINUTE, HOUR = 60_000, 3_600_000
ONSET = 1_795_000_000_000
ENDPOINTS = {"payments/fraud": "fraud", "payments/churn": "churn", "search/rank": "rank", "llm/assistant": "support"}
SOURCES = {"alert": "oncall", "cluster-event": "prod-cluster", "revision": "prod-cluster", "traffic": "prod-cluster",
           "release": "releases", "release-step": "releases", "alias-change": "registry",
           "prompt-change": "registry", "pipeline-run": "airflow"}


class Recording:
    def __init__(self, name, endpoint, seed):
        self.name, self.endpoint, self.model = name, endpoint, ENDPOINTS[endpoint]
        self.random = random.Random(seed)
        self.items, self.cause = [], None

    def add(self, kind, minutes, title, **more):
        """`minutes` before the onset (below 0: after it); `after`: at the earliest so many before."""
        at = ONSET - round(minutes * MINUTE)
        item = {"id": f"{kind}:{len(self.items)}", "kind": kind, "title": title, "at_ms": at, "seen_ms": at,
                "source": SOURCES.get(kind, kind)}
        if "after" in more:
            item["after_ms"] = ONSET - round(more.pop("after") * MINUTE)
        if "lasted" in more:
            lasted = more.pop("lasted")
            item["end_ms"] = at + round(lasted * MINUTE) if lasted else None
            item["going"] = lasted is None
        item.update(more)
        item.setdefault("reference", item["id"])
        self.items.append({key: value for key, value in item.items() if value not in ("", None, False)})
        return item["id"]

    def own(self, **more):
        return {"environment": "production", "endpoint": self.endpoint, "model": self.model, **more}

    def minutes(self, least=-120.0, most=72 * 60.0):
        return self.random.uniform(least, most)

    # --- what always goes on

    def noise(self):
        for endpoint, model in ENDPOINTS.items():
            for environment in ("production", "staging"):
                scope = {"environment": environment, "endpoint": endpoint, "model": model}
                self.autoscaling(scope)
                self.flapping(scope)
                if endpoint != self.endpoint or environment != "production":
                    self.releases(scope)
        self.pipelines()
        self.surroundings()
        self.data()
        for minutes in (50 * 60, 26 * 60, -30):
            self.add("note", minutes, "Looked at it, nothing to see", role="remark", environment="production")

    def autoscaling(self, scope):
        for _ in range(18):
            minutes = self.minutes()
            self.add("cluster-event", minutes, "SuccessfulRescale HorizontalPodAutoscaler/predictor",
                     role="symptom", **scope)
            for _ in range(self.random.randrange(3)):
                self.add("cluster-event", minutes - 0.2, f"Scheduled Pod/{scope['model']}-predictor",
                         role="remark", **scope)
        for _ in range(4):
            self.add("cluster-event", self.minutes(), f"Unhealthy Pod/{scope['model']}-predictor", role="symptom",
                     severity="warning", **scope)

    def flapping(self, scope):
        start = self.minutes(60, 48 * 60)
        for n in range(self.random.randrange(6)):
            self.add("alert", start - n * 7, "QueueIsLong", role="symptom", severity="warning", lasted=3,
                     reference=f"alert:queue-{scope['model']}-{scope['environment']}", **scope)

    def releases(self, scope):
        """Also within minutes of the onset: it is not the last one that was released, but the one that matters."""
        whens = [self.minutes(5 * 60), self.minutes(0, 5 * 60), self.random.uniform(3, 12)]
        for n, minutes in enumerate(whens):
            release = f"release:{scope['model']}-{scope['environment']}-{n}"
            self.add("release", minutes, f"{scope['model']} {n} → {n + 1}", lasted=8, reference=release, **scope)
            self.add("release-step", minutes - 2, "set-alias @champion", after=minutes, reference=release, **scope)
            self.add("alias-change", minutes - 3, f"{scope['model']}@champion: {n} → {n + 1}", after=minutes + 2,
                     reference=f"model:registry/{scope['model']}", **scope)
            self.add("revision", minutes - 4, f"revision {scope['model']}-{n:05} appeared", **scope)

    def pipelines(self):
        for model in ENDPOINTS.values():
            for hour in range(72):
                self.add("pipeline-run", hour * 60 + self.random.uniform(0, 9), f"{model}-features succeeded",
                         role="remark", environment="production", model=model)

    def surroundings(self):
        for _ in range(3):
            self.add("alert", self.minutes(25), "NodeDiskPressure", role="failure", severity="warning", lasted=11,
                     environment="production", reference=f"alert:disk-{self.random.randrange(9)}")
        self.add("config-change", self.minutes(3 * 60), "policy production.yaml changed", environment="production")
        self.add("config-change", 9, "environment staging.yaml changed", environment="staging")
        self.add("cluster-event", self.minutes(2 * 60), "Rebooted Node/worker-3", role="failure")

    def data(self):
        for column in ("age", "country", "device", "basket"):
            model = self.random.choice([model for model in ENDPOINTS.values() if model != self.model])
            minutes = self.minutes(2 * 60)
            self.add("drift-onset", minutes, f"{column} moved", after=minutes + 60, severity="warning",
                     environment="production", model=model, source="weekly study", reference=f"drift:{column}")
        self.add("quality-violation", 50 * 60, "missing: postcode", role="failure", severity="warning",
                 model=self.model, source="report.json", reference="quality:old")
        # Harmless changes of its own, closer than most causes, and its last release, long gone well.
        self.add("alias-change", 15, f"{self.model}@shadow: 6 → 7", after=15.5, reference="model:shadow", **self.own())
        self.add("revision", 40, f"{self.model}-00006: requests.cpu 1 → 2", reference="endpoint:cpu", **self.own())
        self.add("release", 31 * 60, f"{self.model} 5 → 6", lasted=40, reference="release:own-old", **self.own())
        self.add("release-step", 30 * 60, "roll-out", after=31 * 60, reference="release:own-old", **self.own())

    # --- what the trouble looks like

    def symptoms(self, *alerts):
        for n, name in enumerate(alerts):
            self.add("alert", -n * 2, name, role="symptom", severity="critical", lasted=None,
                     reference=f"alert:{name}", **self.own())
        self.add("cluster-event", 1.5, f"Unhealthy Pod/{self.model}-predictor", role="symptom", severity="warning",
                 **self.own())
        self.add("cluster-event", -1, "Ready: False", role="symptom", severity="warning", **self.own())
        # What people did about it comes after, and is nobody's cause.
        self.add("release", -22, f"{self.model} 6 → 5 (rollback)", lasted=4, reference="release:own-back", **self.own())
        self.add("traffic", -25, "traffic stable: 50 % → 100 %", **self.own())

    def write(self, **scope):
        self.items.sort(key=lambda item: (item["at_ms"], item["id"]))
        text = json.dumps({"name": self.name, "scope": self.own(**scope), "onset_ms": ONSET, "cause": self.cause},
                          ensure_ascii=False)
        lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in self.items)
        path = pathlib.Path(__file__).with_name(f"{self.name}.json")
        path.write_text(f'{text[:-1]}, "items": [\n{lines}\n]}}\n', encoding="utf-8")


def stale_data():
    """The nightly table was not made; hours later it is older than it may be, and scores get worse."""
    case = Recording("stale-data", "payments/fraud", 1)
    case.noise()
    case.add("pipeline-run", 9 * 60, "fraud-daily failed", role="failure", severity="warning", model="fraud",
             environment="production", detail="warehouse: quota exceeded")
    case.cause = case.add("freshness", 3 * 60, "fraud_features is stale", role="failure", severity="warning",
                          lasted=None, source="warehouse", model="fraud", reference="dataset:fraud_features")
    case.symptoms("ScoresShifted", "PrecisionLow")
    case.write()


def schema_change():
    """Upstream renamed a column; the load after it fills a default, and the model sees nothing else."""
    case = Recording("schema-change-upstream", "payments/fraud", 2)
    case.noise()
    case.cause = case.add("quality-violation", 55, "columns: amount_eur", after=115, severity="warning",
                          model="fraud", source="contract payments", reference="contract:payments",
                          detail="The column is not there; there is a column amount.")
    case.add("quality-violation", 40, "missing: amount_eur", after=100, role="failure", severity="warning",
             model="fraud", source="contract payments", reference="contract:payments")
    case.add("drift-onset", -5, "amount_eur moved", after=55, severity="warning", model="fraud",
             source="hourly study", reference="drift:hourly")
    case.symptoms("ScoresShifted", "DeclinesHigh")
    case.write()


def bad_canary():
    """A release whose candidate gets a tenth, then half of the requests, and fails on some of them."""
    case = Recording("bad-canary", "payments/fraud", 3)
    case.noise()
    case.cause = case.add("release", 21, "fraud 6 → 7", lasted=None, reference="release:canary", **case.own())
    case.add("release-step", 20, "roll-out fraud 7", after=21, reference="release:canary", **case.own())
    case.add("revision", 19, "revision fraud-00007 appeared", after=20, reference="endpoint:prod/fraud", **case.own())
    case.add("traffic", 16, "traffic fraud-00007: 0 % → 10 %", reference="endpoint:prod/fraud", **case.own())
    case.add("traffic", 6, "traffic fraud-00007: 10 % → 50 %", reference="endpoint:prod/fraud", **case.own())
    case.symptoms("ErrorsHigh", "LatencyHigh")
    case.write()


def prompt_regression():
    """Somebody moved the prompt's alias by hand; only two looks bound when, the second one after the onset."""
    case = Recording("prompt-regression", "llm/assistant", 4)
    case.noise()
    case.add("prompt-change", 95, "support-answer 4 registered", model="support-answer",
             reference="model:registry/support-answer")
    case.cause = case.add("prompt-change", -2, "support-answer@production: 3 → 4", after=28, environment="production",
                          endpoint="llm/assistant", model="support-answer", reference="model:registry/support-answer@")
    case.symptoms("ThumbsDown", "AnswersLong")
    case.write()


def traffic_shift():
    """A campaign brings ten times as many requests of one country, which the model knows little of."""
    case = Recording("traffic-shift-in-one-segment", "payments/fraud", 5)
    case.noise()
    segment = {"segment": "region = BR"}
    case.cause = case.add("traffic", 12, "share of region = BR: 4.1 % → 31.0 %", after=72, source="hourly study",
                          reference="drift:hourly", **case.own(**segment))
    for column in ("language", "amount", "card_brand"):
        case.add("drift-onset", 12, f"{column} moved", after=72, severity="warning", source="hourly study",
                 reference="drift:hourly", **case.own())
    case.symptoms("PrecisionLow", "ReviewsQueueLong")
    case.write(**segment)


def dependency_outage():
    """The feature store goes down with its node; its alert names neither the endpoint nor the model."""
    case = Recording("dependency-outage", "payments/fraud", 6)
    case.noise()
    case.add("cluster-event", 4, "NodeNotReady Node/worker-7", role="failure", severity="warning",
             endpoint="platform/feature-store")
    case.cause = case.add("alert", 2.5, "FeatureStoreDown", role="failure", severity="critical", lasted=None,
                          environment="production", reference="alert:feature-store")
    case.symptoms("LatencyHigh", "ErrorsHigh")
    case.write()


if __name__ == "__main__":
    for make in (stale_data, schema_change, bad_canary, prompt_regression, traffic_shift, dependency_outage):
        make()
