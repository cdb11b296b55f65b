#include "services/contracts/ContractSettings.h"
#include "services/gates/GateKinds.h"
#include "services/policy/PolicyFile.h"
#include "services/policy/PolicyShape.h"
#include "tests/services/ContractLab.h"
#include "tests/support/Translating.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace ph;

/// Policies as people write them: what is read, and what is said of what is wrong.
class TestPolicyFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theExampleIsValid();
    void theExampleUsesEveryKind();
    void thePublishedSchemaIsWhatTheReaderReads();
    void theSchemaKnowsEveryKeyAndNoOther();
    void tiersKeepTheOrderOfTheFile();
    void aRehearsalIsAskedForByTheGateOfTheTier();
    void aProposedContractIsTakenOver();
    void problems_data();
    void problems();
    void namesAllProblemsInOrder();
    void readersAreToldInTheirLanguageAndRecordsKeepEnglish();
    void refusesBombs_data();
    void refusesBombs();
    void theDigestIsOfTheContent();
    void everyCutOfTheExampleIsRefusedOrRead();
};

namespace {

QByteArray fileText(const QString& path)
{
    QFile file(testing::sourceFile(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray example = fileText(QStringLiteral("resources/policy/example.yaml"));

const QByteArray small = R"(policy: 1
name: small
max-age: 24h
groups:
  release-managers:
    - label: approver-1
      key: "ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
calendar:
  time-zone: Europe/Berlin
  windows:
    - {days: [mon], from: "09:00", to: "16:00"}
  freezes:
    - {from: 2026-12-18T12:00, to: 2027-01-04T09:00, reason: holidays}
waivers:
  - {gate: auc, group: release-managers, max-days: 14}
tiers:
  low:
    quorum: {release-managers: 1}
    approvals-expire: 7d
    soak: 1h
    rollback: {}
    gates:
      - {id: auc, kind: metric-threshold, metric: auc, at-least: 0.9}
)";

QByteArray with(const char* what, const char* instead)
{
    auto text = small;
    Q_ASSERT(text.contains(what));
    return text.replace(what, instead);
}

/// "tiers{}.gates[].metric" for every key, by shape and by schema.
void keysOfShape(const Shape& shape, const QString& path, QStringList& keys)
{
    for (const auto& field : shape.fields) {
        keys.append(path + u'.' + field.key + (field.presence == Presence::Required ? u'!' : u'?'));
        keysOfShape(field.shape, path + u'.' + field.key, keys);
    }
    for (const auto& item : shape.items)
        keysOfShape(item, path + QStringLiteral("[]"), keys);
    for (const auto& variant : shape.variants)
        keysOfShape(variant.shape, path + u'<' + variant.name + u'>', keys);
}

void keysOfSchema(const QJsonObject& schema, const QString& path, QStringList& keys)
{
    const auto needed = schema[QLatin1String("required")].toArray();
    const auto properties = schema[QLatin1String("properties")].toObject();
    QVERIFY(properties.isEmpty() || schema[QLatin1String("additionalProperties")] == false);
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        keys.append(path + u'.' + it.key() + (needed.contains(it.key()) ? u'!' : u'?'));
        keysOfSchema(it.value().toObject(), path + u'.' + it.key(), keys);
    }
    for (const auto* inner : {"items", "additionalProperties"}) {
        if (schema[QLatin1String(inner)].isObject())
            keysOfSchema(schema[QLatin1String(inner)].toObject(), path + QStringLiteral("[]"), keys);
    }
    for (const auto& variant : schema[QLatin1String("oneOf")].toArray()) {
        const auto kind = variant[QLatin1String("properties")][QLatin1String("kind")][QLatin1String("const")];
        keysOfSchema(variant.toObject(), path + u'<' + kind.toString() + u'>', keys);
    }
}

} // namespace

void TestPolicyFile::theExampleIsValid()
{
    const auto read = readPolicy(example);
    QStringList lines;
    for (const auto& problem : read.problems)
        lines.append(problemLine(QStringLiteral("example.yaml"), problem));
    QVERIFY2(read.policy, qPrintable(lines.join(u'\n')));
    for (const auto* tier : {"low", "medium", "high", "critical"})
        QVERIFY2(read.policy->tier(QLatin1String(tier)), tier);
    const auto& critical = *read.policy->tier(QStringLiteral("critical"));
    QCOMPARE(critical.quorum.value(QStringLiteral("risk-owners")), 1);
    QCOMPARE(critical.exposureCapPercent, 5.0);
    QCOMPARE(critical.soakMs, 7LL * 86'400'000);
    QCOMPARE(critical.rehearsedWithinMs, 30LL * 86'400'000);
    QCOMPARE(critical.rollbackQuorum, PolicyTier::RollbackQuorum::NotNeeded);
    QCOMPARE(critical.gate(QStringLiteral("monitoring"))->maxAgeMs, 15 * 60'000);
    QVERIFY(!critical.gate(QStringLiteral("auc"))->maxAgeMs);
    QCOMPARE(read.policy->calendar->windows.size(), 2);
    QVERIFY(isFrozen(*read.policy,
                     momentOf(QStringLiteral("2026-12-18T12:00"), QStringLiteral("Europe/Berlin"))));
}

void TestPolicyFile::theExampleUsesEveryKind()
{
    const auto policy = readPolicy(example).policy;
    QVERIFY(policy);
    for (const auto& kind : gateKinds()) {
        const auto& gates = policy->tier(QStringLiteral("critical"))->gates;
        QVERIFY2(
            std::any_of(gates.begin(), gates.end(), [&](const auto& gate) { return gate.kind == kind.name; }),
            qPrintable(kind.name));
    }
}

void TestPolicyFile::thePublishedSchemaIsWhatTheReaderReads()
{
    // `pilothouse policy schema` prints what has to be in the file.
    const auto published =
        QJsonDocument::fromJson(fileText(QStringLiteral("resources/policy/policy-1.schema.json")));
    QCOMPARE(published.object(), policySchema());
}

void TestPolicyFile::theSchemaKnowsEveryKeyAndNoOther()
{
    QStringList ofReader, ofSchema;
    keysOfShape(policyShape(), {}, ofReader);
    keysOfSchema(policySchema(), {}, ofSchema);
    ofReader.sort();
    ofSchema.sort();
    QCOMPARE(ofSchema, ofReader);
    QVERIFY(ofReader.size() > 100);
}

void TestPolicyFile::tiersKeepTheOrderOfTheFile()
{
    QStringList names;
    const auto read = readPolicy(example);
    for (const auto& tier : read.policy->tiers)
        names << tier.name;
    QCOMPARE(names.join(u' '), QStringLiteral("low medium high critical"));
}

void TestPolicyFile::aRehearsalIsAskedForByTheGateOfTheTier()
{
    const auto key = QStringLiteral("rehearsed-within");
    auto text = with("    rollback: {}\n", "    rollback: {rehearsed-within: 90d}\n");
    QVERIFY(!readPolicy(text).policy); // nobody would ask
    QCOMPARE(readPolicy(text).problems.front().path, QStringLiteral("tiers.low.rollback.rehearsed-within"));
    text += "      - {id: back, kind: rollback-ready}\n"
            "      - {id: sooner, kind: rollback-ready, rehearsed-within: 7d}\n";
    const auto policy = readPolicy(text).policy;
    QVERIFY(policy);
    const auto& tier = policy->tiers.front();
    QCOMPARE(tier.gate(QStringLiteral("back"))->settings.value(key).toString(), QStringLiteral("90d"));
    QCOMPARE(tier.gate(QStringLiteral("sooner"))->settings.value(key).toString(), QStringLiteral("7d"));
}

/// As it stands, indented.
void TestPolicyFile::aProposedContractIsTakenOver()
{
    testing::ContractLab lab;
    auto proposed = lab.propose("at,amount,region\n2026-01-30,1.5,eu\n2026-01-31,,us\n2026-02-01,n/k,eu\n");
    proposed.name = QStringLiteral("payments");
    proposed.dataset = QStringLiteral("payments.csv");
    auto pasted = small + "      - id: data\n        kind: data-contract\n        sample: s.csv\n";
    for (const auto& line : contractText(proposed).split('\n'))
        pasted += line.isEmpty() ? QByteArray() : "        " + line + '\n';
    const auto read = readPolicy(pasted);
    QStringList lines;
    for (const auto& problem : read.problems)
        lines.append(problemLine(QStringLiteral("p"), problem));
    QVERIFY2(read.policy, qPrintable(lines.join(u'\n')));
    const auto settings = read.policy->tiers.front().gate(QStringLiteral("data"))->settings;
    auto expected = proposed; // in the order of the names
    std::sort(expected.columns.begin(), expected.columns.end(),
              [](const ContractColumn& a, const ContractColumn& b) { return a.name < b.name; });
    QVERIFY(contractFrom(settings) == expected);
}

void TestPolicyFile::problems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, QByteArray text, const char* expected) {
        QTest::newRow(name) << std::move(text) << QString::fromUtf8(expected);
    };
    row("unknown key", with("soak: 1h", "soek: 1h"),
        "20:5: tiers.low.soek: Unknown key \"soek\"; did you mean soak?");
    row("key with an underscore", with("max-age: 24h", "max_age: 24h"),
        "3:1: max_age: Unknown key \"max_age\"; did you mean max-age?");
    row("unknown setting of a gate", with("at-least: 0.9", "atleast: 0.9"),
        "23:56: tiers.low.gates[0].atleast: Unknown key \"atleast\"; did you mean at-least?");
    row("no bound", with(", at-least: 0.9", ""),
        "23:9: tiers.low.gates[0]: One of at-least, at-most is missing.");
    row("missing", with("    soak: 1h\n", ""), "18:5: tiers.low: \"soak\" is missing.");
    row("wrong type", with("max-days: 14", "max-days: soon"),
        "15:52: waivers[0].max-days: Expected a number, found a text.");
    row("number as text", with("name: small", "name: 12"),
        "2:7: name: Expected a text, found a number. In quotes it is a text.");
    row("two steps of one id",
        small + "diagnosis:\n  steps:\n"
                "    - {id: data-freshness, checks: [{id: a, kind: happened, items: [freshness]}]}\n"
                "    - {id: data-freshness, checks: [{id: a, kind: happened, items: [freshness]}]}\n",
        "27:12: diagnosis.steps[1].id: \"data-freshness\" is a step already.");
    row("a check without a bound",
        small + "diagnosis:\n  steps:\n"
                "    - {id: own, checks: [{id: a, kind: metric, series: p95}]}\n",
        "26:26: diagnosis.steps[0].checks[0]: One of at-least, at-most is missing.");
    row("not finite", with("at-least: 0.9", "at-least: .nan"),
        "23:66: tiers.low.gates[0].at-least: Expected a finite number, found .nan.");
    row("out of range", with("release-managers: 1}", "release-managers: 0}"),
        "18:32: tiers.low.quorum.release-managers: Expected 1 to 1000, found 0.");
    row("no duration", with("soak: 1h", "soak: 1 hour"),
        "20:11: tiers.low.soak: Expected a duration such as 30s, 15m, 24h or 7d, found \"1 hour\".");
    row("key twice", with("max-age: 24h\n", "max-age: 24h\nname: other\n"),
        "4:1: name: \"name\" is here twice; first on line 2.");
    row("unknown kind", with("metric-threshold", "metric-treshold"),
        "23:25: tiers.low.gates[0].kind: \"metric-treshold\" is unknown; did you mean metric-threshold?");
    row("gate twice", small + "      - {id: auc, kind: artifact-digest}\n",
        "24:14: tiers.low.gates[1].id: \"auc\" is a gate of this tier already.");
    row("unknown group", with("quorum: {release-managers", "quorum: {release-manager"),
        "18:31: tiers.low.quorum.release-manager: There is no group \"release-manager\"; did you mean "
        "release-managers?");
    row("quorum beyond its group", with("release-managers: 1}", "release-managers: 2}"),
        "18:32: tiers.low.quorum.release-managers: 2 approvals of a group of 1 can never be had.");
    row("unknown gate of a waiver", with("gate: auc, group", "gate: auk, group"),
        "15:12: waivers[0].gate: There is no gate \"auk\"; did you mean auc?");
    row("bad time zone", with("Europe/Berlin", "Europe/Berln"),
        "9:14: calendar.time-zone: There is no time zone \"Europe/Berln\"; did you mean Europe/Berlin?");
    row("no such day", with("2026-12-18T12:00", "2026-02-30T12:00"),
        "13:7: calendar.freezes[0]: There is no such day.");
    row("freeze backwards", with("2027-01-04", "2025-01-04"),
        "13:7: calendar.freezes[0]: The freeze ends before it begins.");
    row("window of nothing", with("to: \"16:00\"", "to: \"09:00\""),
        "11:7: calendar.windows[0]: The window closes when it opens; a whole day is 00:00 to 24:00.");
    row("short key", with("AAAAA=\"", "AA=\""),
        "7:12: groups.release-managers[0].key: Expected an Ed25519 public key: ed25519: and 32 bytes in "
        "base64, "
        "found \"ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\".");
    row("key with loose bits", with("AAAAA=\"", "AAAAB=\""),
        "7:12: groups.release-managers[0].key: This is no base64 of 32 bytes.");
    const auto contract = [](const char* columns) -> QByteArray {
        return small + "      - {id: data, kind: data-contract, sample: s.csv, " + columns + "}\n";
    };
    row("a range of texts", contract("columns: {a: {type: text, minimum: 3}}"),
        "24:69: tiers.low.gates[1].columns.a: minimum and maximum are of numbers.");
    row("freshness by a text", contract("columns: {a: {type: text}}, freshness: {column: a, within: 1d}"),
        "24:104: tiers.low.gates[1].freshness.column: a is no timestamp by its contract.");
    row("freshness by nothing",
        contract("columns: {at: {type: timestamp}}, freshness: {column: it, within: 1d}"),
        "24:110: tiers.low.gates[1].freshness.column: There is no column it.");
    row("two words for missing", contract("columns: {a: {type: text, nullable: true, most-missing: 0.1}}"),
        "24:112: tiers.low.gates[1].columns.a.most-missing: nullable says already what may be missing; keep "
        "one of them.");
    row("a contract, and another", contract("contract: c.yaml, columns: {a: {type: text}}"),
        "24:83: tiers.low.gates[1].columns: The file of `contract` says what holds.");
    row("no contract", contract("title: none"),
        "24:9: tiers.low.gates[1]: One of columns, contract is missing.");
    const auto gate = [](const char* kindAndSettings) -> QByteArray {
        return small + "      - {id: live, kind: " + kindAndSettings + "}\n";
    };
    row("a ratio to nothing", gate("cost, query: q, minimum-requests: 1, at-most-ratio: 2"),
        "24:78: tiers.low.gates[1].at-most-ratio: Of what? Say baseline, or {target} in query: then it is "
        "the "
        "champion's.");
    row("segments that the usual queries do not tell",
        gate("latency, by: region, minimum-requests: 1, at-most: 2"),
        "24:39: tiers.low.gates[1].by: The usual queries tell no segments apart: say query and requests.");
    row("no bound of the latency", gate("latency, query: q, minimum-requests: 1"),
        "24:9: tiers.low.gates[1]: One of at-most, at-most-ratio is missing.");
    row("a table without its column", gate("freshness, table: t.csv, within: 1h"),
        "24:9: tiers.low.gates[1]: table and column go together.");
    row("a method that nobody has", gate("drift, reference: a, current: b, thresholds: {kss: {p: 0.1}}"),
        "24:72: tiers.low.gates[1].thresholds.kss: Unknown key \"kss\"; did you mean ks?");
    row("a contract of nothing", gate("data-quality, contract: c.yaml, checks: [missing]"),
        "24:9: tiers.low.gates[1]: contract and data go together.");
    row("a time zone that is none", gate("data-quality, report: r, checks: [missing], time-zone: Berlin"),
        "24:81: tiers.low.gates[1].time-zone: There is no time zone \"Berlin\".");
    row("another version", with("policy: 1", "policy: 2"), "1:9: policy: Expected 1 to 1, found 2.");
    row("no YAML", with("name: small", "name: [small"), "3:8: No YAML: end of sequence flow not found.");
    row("empty", "", "1:1: The file is empty.");
    row("a list", "- 1\n", "1:1: Expected a group of keys, found a list.");
}

void TestPolicyFile::problems()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto read = readPolicy(text);
    QVERIFY(!read.policy);
    QStringList lines;
    for (const auto& problem : read.problems)
        lines.append(problemLine(QStringLiteral("p"), problem).mid(2));
    QVERIFY2(lines.contains(expected), qPrintable(lines.join(u'\n')));
}

void TestPolicyFile::namesAllProblemsInOrder()
{
    auto text = with("soak: 1h", "soek: 1h");
    text.replace("max-age: 24h", "max-age: 24");
    const auto read = readPolicy(text);
    QCOMPARE(read.problems.size(), 3); // the third: soak is missing
    QCOMPARE(read.problems.front().line, 3);
}

void TestPolicyFile::readersAreToldInTheirLanguageAndRecordsKeepEnglish()
{
    const testing::Translating speaking(QStringLiteral("ph::FileProblem"),
                                        {{QStringLiteral("Unknown key \"%1\"; did you mean %2?"),
                                          QStringLiteral("%1 fehlt; ist %2 gemeint?")}});
    auto text = small;
    text.replace("max-age: 24h", "max_age: 24h");
    const auto problems = readPolicy(text).problems;
    QVERIFY(!problems.isEmpty());
    const auto& problem = problems.back();
    QCOMPARE(problem.path, QStringLiteral("max_age"));
    QCOMPARE(problem.message, QStringLiteral("max_age fehlt; ist max-age gemeint?"));
    QCOMPARE(problem.forRecords(), QStringLiteral("Unknown key \"max_age\"; did you mean max-age?"));
}

void TestPolicyFile::refusesBombs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("anchor") << QByteArray("a: &a [1]\nb: 1\n") << "Anchors";
    QTest::newRow("laughs") << QByteArray("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n") << "Anchors";
    QTest::newRow("alias of nothing") << QByteArray("a: *b\n") << "";
    QTest::newRow("merge") << QByteArray("<<: {a: 1}\n") << "Merge keys";
    QTest::newRow("tag") << QByteArray("a: !!binary aGk=\n") << "Tags";
    QTest::newRow("deep flow") << QByteArray(100'000, '[') << "";
    QTest::newRow("deep") << QByteArray(33, '[') + QByteArray(33, ']') << "nested too deeply";
    QTest::newRow("large") << QByteArray(maxYamlBytes + 1, '#') << "larger than";
    QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 1\n") << "second document";
    QTest::newRow("a map as a key") << QByteArray("? {a: 1}\n: b\n") << "key";
    QTest::newRow("no UTF-8") << QByteArray("a: \xff\n") << "UTF-8";
}

void TestPolicyFile::refusesBombs()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const auto read = readPolicy(text);
    QVERIFY(!read.policy);
    QCOMPARE(read.problems.size(), 1);
    QVERIFY2(read.problems.front().message.contains(words), qPrintable(read.problems.front().message));
}

void TestPolicyFile::theDigestIsOfTheContent()
{
    const auto digest = readPolicy(small).policy->digest;
    QVERIFY(digest.startsWith(QLatin1String("sha256:")) && digest.size() == 71);
    QCOMPARE(readPolicy("# A comment\n" + with("soak: 1h", "soak:   1h  # short")).policy->digest, digest);
    QCOMPARE(readPolicy(with("at-least: 0.9", "at-least: 0.90")).policy->digest, digest);
    QCOMPARE(readPolicy(with("name: small\nmax-age: 24h\n", "max-age: 24h\nname: small\n")).policy->digest,
             digest);
    for (const auto& [what, instead] :
         {std::pair{"at-least: 0.9", "at-least: 0.91"}, std::pair{"soak: 1h", "soak: 2h"},
          std::pair{"reason: holidays", "reason: holiday"}, std::pair{"max-days: 14", "max-days: 15"},
          std::pair{"days: [mon]", "days: [tue]"}, std::pair{"label: approver-1", "label: approver-2"}})
        QVERIFY2(readPolicy(with(what, instead)).policy->digest != digest, what);
}

void TestPolicyFile::everyCutOfTheExampleIsRefusedOrRead()
{
    // A file that lost its end may be valid YAML; it must never crash the reader.
    for (qsizetype size = 0; size < example.size(); size += 61) {
        const auto read = readPolicy(example.left(size));
        QVERIFY(read.policy.has_value() != !read.problems.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestPolicyFile)
#include "tst_policy_file.moc"
