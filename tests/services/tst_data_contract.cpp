#include "tests/services/ContractLab.h"

using namespace ph;
using namespace ph::testing;

/// Data contracts as people write them, and as they are proposed.
class TestDataContract : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isReadWhole();
    void readsWhatTheGateReads();
    void tellsWhatIsWrongAndWhere_data();
    void tellsWhatIsWrongAndWhere();
    void noYamlIsOneProblem();
    void isWrittenAsItIsRead();
    void proposesWhatTheTableKeeps();
    void proposesNoFreshnessOfTheFuture();
    void anIdHasNoRangeAndNoList();
    void proposesSharesOfWhatCouldNotBeRead();
    void namesThatYamlWouldMistake();
    void tenThousandColumns();

private:
    ContractLab lab_;
};

void TestDataContract::isReadWhole()
{
    const auto contract = contractOf("name: payments\n"
                                     "team: risk\n"
                                     "owner: risk@example.org\n"
                                     "description: What cards paid.\n"
                                     "dataset: warehouse.payments\n"
                                     "columns:\n"
                                     "  z:\n"
                                     "    type: number\n"
                                     "    most-missing: 0.05\n"
                                     "    most-other-type: 0.01\n"
                                     "    minimum: -1.5\n"
                                     "    maximum: 1e6\n"
                                     "    unit: EUR\n"
                                     "    owner: billing\n"
                                     "    description: Before tax.\n"
                                     "    constant: refuse\n"
                                     "  a:\n"
                                     "    type: text\n"
                                     "    values: [eu, us]\n"
                                     "    most-new-categories: 0.1\n"
                                     "  id: {type: text, pattern: '[a-z]+', unique: true}\n"
                                     "  at: {type: timestamp, nullable: true}\n"
                                     "other-columns: allow\n"
                                     "minimum-rows: 10\n"
                                     "maximum-rows: 5000000000\n"
                                     "freshness: {column: at, max-age: 7d}\n");
    QCOMPARE(contract.name, QStringLiteral("payments"));
    QCOMPARE(contract.team, QStringLiteral("risk"));
    QCOMPARE(contract.owner, QStringLiteral("risk@example.org"));
    QCOMPARE(contract.dataset, QStringLiteral("warehouse.payments"));
    QCOMPARE(contract.columns.size(), 4);
    const auto& z = contract.columns[0]; // in the file's order
    QCOMPARE(z.name, QStringLiteral("z"));
    QCOMPARE(z.type, ContractType::Number);
    QCOMPARE(z.mostMissing, 0.05);
    QCOMPARE(z.mostOfOtherType, 0.01);
    QCOMPARE(z.minimum, std::optional(-1.5));
    QCOMPARE(z.maximum, std::optional(1e6));
    QCOMPARE(z.unit, QStringLiteral("EUR"));
    QCOMPARE(z.owner, QStringLiteral("billing"));
    QCOMPARE(z.constant, ContractColumn::Constant::Refused);
    QCOMPARE(contract.columns[1].values, (QStringList{QStringLiteral("eu"), QStringLiteral("us")}));
    QCOMPARE(contract.columns[1].mostNewCategories, 0.1);
    QCOMPARE(contract.columns[2].pattern, QStringLiteral("[a-z]+"));
    QCOMPARE(contract.columns[2].repeats, ContractColumn::Repeats::Refused);
    QCOMPARE(contract.columns[3].mostMissing, 1.0);
    QCOMPARE(contract.otherColumns, DataContract::Others::Allowed);
    QCOMPARE(contract.minimumRows, std::size_t(10));
    QCOMPARE(contract.maximumRows, std::optional(std::size_t(5'000'000'000)));
    QCOMPARE(contract.freshness->column, QStringLiteral("at"));
    QCOMPARE(contract.freshness->maxAgeMs, 7LL * 86'400'000);
}

void TestDataContract::readsWhatTheGateReads()
{
    const auto contract = contractOf("columns:\n"
                                     "  amount: {type: number, nullable: true, minimum: 0}\n"
                                     "  at: {type: timestamp}\n"
                                     "other-columns: refuse\n"
                                     "minimum-rows: 100\n"
                                     "freshness: {column: at, within: 24h}\n");
    QCOMPARE(contract.columns[0].mostMissing, 1.0);
    QCOMPARE(contract.columns[1].mostMissing, 0.0);
    QCOMPARE(contract.freshness->maxAgeMs, 86'400'000LL);
}

void TestDataContract::tellsWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QStringList>("problems");
    const auto row = [](const char* name, const char* yaml, const QStringList& problems) {
        QTest::newRow(name) << QByteArray(yaml) << problems;
    };
    row("an unknown key", "colums:\n  x: {type: text}\ncolumns:\n  x: {type: text}\n",
        {QStringLiteral("1:1: colums: Unknown key \"colums\"; did you mean columns?")});
    row("an unknown key of a column", "columns:\n  x:\n    type: text\n    uniqe: true\n",
        {QStringLiteral("4:5: columns.x.uniqe: Unknown key \"uniqe\"; did you mean unique?")});
    row("an unknown type", "columns:\n  x: {type: nubmer}\n",
        {QStringLiteral("2:13: columns.x.type: \"nubmer\" is unknown; did you mean number?")});
    row("a column twice", "columns:\n  x: {type: text}\n  x: {type: text}\n",
        {QStringLiteral("3:3: columns.x: \"x\" is here twice; first on line 2.")});
    row("no columns", "name: a\n", {QStringLiteral("1:1: \"columns\" is missing.")});
    row("a share above one", "columns:\n  x: {type: text, most-missing: 5}\n",
        {QStringLiteral("2:33: columns.x.most-missing: Expected 0 to 1, found 5.")});
    row("no pattern", "columns:\n  x: {type: text, pattern: '['}\n",
        {QStringLiteral("2:28: columns.x.pattern: This is no regular expression.")});
    row("an empty range", "columns:\n  x: {type: number, minimum: 2, maximum: 1}\n",
        {QStringLiteral("2:6: columns.x: minimum is above maximum: nothing can pass.")});
    row("a range of texts", "columns:\n  x: {type: text, minimum: 2}\n",
        {QStringLiteral("2:6: columns.x: minimum and maximum are of numbers.")});
    row("two words for missing", "columns:\n  x: {type: text, nullable: true, most-missing: 0.1}\n",
        {QStringLiteral("2:49: columns.x.most-missing: nullable says already what may be missing; keep one "
                        "of them.")});
    row("new categories of none", "columns:\n  x: {type: text, most-new-categories: 0.1}\n",
        {QStringLiteral("2:40: columns.x.most-new-categories: Without values no category is new.")});
    row("no other type", "columns:\n  x: {type: text, most-other-type: 0.1}\n",
        {QStringLiteral("2:36: columns.x.most-other-type: Every value is a text.")});
    row("rows that nobody has", "columns:\n  x: {type: text}\nminimum-rows: 5\nmaximum-rows: 4\n",
        {QStringLiteral("4:15: maximum-rows: minimum-rows is above maximum-rows: nothing can pass.")});
    row("freshness of a text", "columns:\n  x: {type: text}\nfreshness: {column: x, within: 1d}\n",
        {QStringLiteral("3:21: freshness.column: x is no timestamp by its contract.")});
    row("freshness of nothing",
        "columns:\n  created: {type: timestamp}\nfreshness: {column: creatd, within: 1d}\n",
        {QStringLiteral("3:21: freshness.column: There is no column creatd; did you mean created?")});
    row("freshness without an age", "columns:\n  x: {type: timestamp}\nfreshness: {column: x}\n",
        {QStringLiteral("3:12: freshness: One of within, max-age is missing.")});
    row("freshness with two",
        "columns:\n  x: {type: timestamp}\nfreshness: {column: x, within: 1d, max-age: 1d}\n",
        {QStringLiteral("3:45: freshness.max-age: within says the same; keep one of them.")});
    row("all at once", "columns:\n  x: {type: int}\n  y: {type: text, nullable: maybe}\nminimum-rows: 0\n",
        {QStringLiteral(
             "2:13: columns.x.type: \"int\" is none of integer, number, boolean, text, timestamp."),
         QStringLiteral("3:29: columns.y.nullable: Expected true or false, found a text."),
         QStringLiteral("4:15: minimum-rows: Expected 1 to 1e+15, found 0.")});
}

void TestDataContract::tellsWhatIsWrongAndWhere()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QStringList, problems);
    QCOMPARE(problemsOf(yaml), problems);
    QVERIFY(!readContract(yaml).contract);
}

void TestDataContract::noYamlIsOneProblem()
{
    for (const auto* yaml :
         {"", "columns: [", "a: &x 1\n", "- 1\n", "\xff\xfe", "columns: {}\n---\na: 1\n"}) {
        QVERIFY2(problemsOf(yaml).size() == 1, yaml);
    }
}

void TestDataContract::isWrittenAsItIsRead()
{
    DataContract contract;
    contract.name = QStringLiteral("all.of-it");
    contract.team = QStringLiteral("risk: \"A\"");
    contract.owner = QStringLiteral("yes");
    contract.description = QStringLiteral("two\nlines # and more");
    contract.dataset = QStringLiteral("'x'");
    ContractColumn number;
    number.name = QStringLiteral("n: 1");
    number.type = ContractType::Number;
    number.mostMissing = 0.25;
    number.mostOfOtherType = 0.5;
    number.minimum = -0.1;
    number.maximum = 1e300;
    number.unit = QStringLiteral("%");
    number.owner = QStringLiteral("null");
    number.constant = ContractColumn::Constant::Refused;
    ContractColumn text;
    text.name = QStringLiteral("- t");
    text.values = {QStringLiteral("1"), QStringLiteral("~"), QStringLiteral("Gr\u00fc\u00dfe \u2713")};
    text.mostNewCategories = 0.01;
    text.pattern = QStringLiteral("\\d+|.*");
    text.repeats = ContractColumn::Repeats::Refused;
    text.description = QStringLiteral("x");
    ContractColumn at;
    at.name = QStringLiteral("at");
    at.type = ContractType::Timestamp;
    at.mostMissing = 1;
    contract.columns = {number, text, at};
    contract.otherColumns = DataContract::Others::Allowed;
    contract.minimumRows = 7;
    contract.maximumRows = 70;
    contract.freshness = ContractFreshness{QStringLiteral("at"), 90 * 60'000};
    QCOMPARE(problemsOf(contractText(contract)), QStringList());
    QVERIFY(contractOf(contractText(contract)) == contract);
}

void TestDataContract::proposesWhatTheTableKeeps()
{
    const QByteArray table = "user_id,amount,region,at,ok\n"
                             "1,1.5,eu,1769817600,true\n"
                             "2,,\"u: \"\"s\"\"\",1769904000,false\n"
                             "3,-2,eu,1769990400,true\n";
    const auto yaml = contractText(lab_.propose(table));
    QCOMPARE(yaml, QByteArray("columns:\n"
                              "  \"user_id\":\n"
                              "    type: integer\n"
                              "    unique: true\n"
                              "  \"amount\":\n"
                              "    type: number\n"
                              "    most-missing: 0.34\n"
                              "    minimum: -2\n"
                              "    maximum: 1.5\n"
                              "  \"region\":\n"
                              "    type: text\n"
                              "    values:\n"
                              "      - \"eu\"\n"
                              "      - \"u: \\\"s\\\"\"\n"
                              "  \"at\":\n"
                              "    type: timestamp\n"
                              "  \"ok\":\n"
                              "    type: boolean\n"
                              "other-columns: refuse\n"
                              "minimum-rows: 1\n"
                              "freshness:\n"
                              "  column: \"at\"\n"
                              "  within: 2d\n"));
    const auto report = lab_.check(yaml, table);
    QCOMPARE(brokenIn(report), QStringList());
    QCOMPARE(report.verdict, QualityVerdict::Pass);
}

void TestDataContract::proposesNoFreshnessOfTheFuture()
{
    QVERIFY(!lab_.propose("at\n2031-01-01\n2031-01-02\n").freshness);
    QVERIFY(!lab_.propose("x\n1\n2\n").freshness);
    QCOMPARE(lab_.propose("at\n2026-01-01\n2026-02-01T00:00Z\n").freshness->maxAgeMs, 3LL * 86'400'000);
}

void TestDataContract::anIdHasNoRangeAndNoList()
{
    const auto contract = lab_.propose("user_id,device_id\na1,7\nb2,8\nb2,9\n");
    for (const auto& column : contract.columns) {
        QVERIFY(column.values.isEmpty());
        QVERIFY(!column.minimum && !column.maximum);
    }
    QCOMPARE(contract.columns[0].repeats, ContractColumn::Repeats::Allowed);
    QCOMPARE(contract.columns[1].repeats, ContractColumn::Repeats::Refused);
}

void TestDataContract::proposesSharesOfWhatCouldNotBeRead()
{
    QByteArray table = "x,y\n";
    for (int i = 0; i < 98; ++i)
        table += QByteArray::number(i) + "," + QByteArray::number(i / 2.0) + '\n';
    table += "n/k,inf\n99,-inf\n";
    const auto contract = lab_.propose(table);
    QCOMPARE(contract.columns[0].type, ContractType::Integer);
    QCOMPARE(contract.columns[0].mostOfOtherType, 0.01);
    QCOMPARE(contract.columns[1].mostOfOtherType, 0.02);
    QCOMPARE(contract.columns[1].maximum, std::optional(48.5));
    QCOMPARE(brokenIn(lab_.check(contractText(contract), table)), QStringList());
}

void TestDataContract::namesThatYamlWouldMistake()
{
    const QByteArray table = "yes,1,null,\"a: b\",<<,#x,\"two\nlines\"\nx,1,2,3,4,5,6\ny,1,2,3,4,5,7\n";
    const auto contract = lab_.propose(table);
    QCOMPARE(contract.columns.size(), 7);
    QCOMPARE(problemsOf(contractText(contract)), QStringList());
    QCOMPARE(brokenIn(lab_.check(contractText(contract), table)), QStringList());
}

void TestDataContract::tenThousandColumns()
{
    QByteArray table, cells;
    for (int i = 0; i < 10'000; ++i) {
        table += (i > 0 ? ",feature_" : "feature_") + QByteArray::number(i);
        cells += (i > 0 ? "," : "") + QByteArray::number(i);
    }
    table += '\n' + cells + '\n' + cells + '\n';
    const auto yaml = contractText(lab_.propose(table));
    const auto report = lab_.check(yaml, table);
    QCOMPARE(report.verdict, QualityVerdict::Pass);
    QCOMPARE(report.findings.size(), 3 + 10'000 * 3);
}

QTEST_GUILESS_MAIN(TestDataContract)
#include "tst_data_contract.moc"
