#include "services/contracts/RepeatFinder.h"
#include "tests/services/ContractLab.h"

using namespace ph;
using namespace ph::testing;

/// A table held against its contract: what it breaks, how often and where.
class TestContractCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTableThatKeepsIt();
    void namesWhatIsBroken();
    void sharesAreAllowedUpToTheirBound();
    void columnsAreMissingOrUnknown();
    void tellsThatATypeChanged();
    void countsRows();
    void infinitiesAreNoNumbersOfAContract();
    void constantColumns();
    void missingEverywhereIsNoData();
    void noRowsIsNoData();
    void duplicateHeadersAreNoted();
    void raggedRowsAreCounted();
    void anyClothingOfText_data();
    void anyClothingOfText();
    void timesInEveryFormat();
    void staleAndFutureTimes();
    void freshnessOfAColumnWithoutAContract();
    void ndjsonColumnsThatBeginLate();
    void namesThatComeUpTooLateAreTold();
    void categoriesByTheMillion();
    void repeatsBeyondWhatIsKept();
    void isAReportLikeImportedOnes();
    void whatCannotBeReadIsAnError();

private:
    ContractLab lab_;
};

void TestContractCheck::aTableThatKeepsIt()
{
    const auto report =
        lab_.check("name: c\n"
                   "columns:\n"
                   "  id: {type: integer, unique: true, constant: refuse}\n"
                   "  x: {type: number, minimum: 0, maximum: 5, nullable: true}\n"
                   "  region: {type: text, values: [eu, us], pattern: '[a-z]{2}'}\n"
                   "  at: {type: timestamp}\n"
                   "  ok: {type: boolean}\n"
                   "freshness: {column: at, within: 2d}\n",
                   "id,x,region,at,ok\n1,0,eu,2026-02-01T10:00Z,true\n2,,us,2026-01-01T00:00+01:00,no\n");
    QCOMPARE(brokenIn(report), QStringList());
    QCOMPARE(report.verdict, QualityVerdict::Pass);
    QCOMPARE(report.contract, QStringLiteral("c"));
    QCOMPARE(report.reading.rows, std::size_t(2));
    QCOMPARE(report.notes, QStringList());
}

void TestContractCheck::namesWhatIsBroken()
{
    const auto report = lab_.check("columns:\n"
                                   "  id: {type: integer, unique: true}\n"
                                   "  x: {type: number, minimum: 0, maximum: 5}\n"
                                   "  region: {type: text, values: [eu, us]}\n"
                                   "  code: {type: text, pattern: '[A-Z]+'}\n",
                                   "id,x,region,code\n"
                                   "1,-3,eu,A\n"
                                   "2,,asia,b\n"
                                   "1,word,us,C\n"
                                   "4,5.5,asia,D1\n"
                                   "4.5,5,us,E\n");
    QCOMPARE(brokenIn(report),
             (QStringList{QStringLiteral("id type fail 1/5"), QStringLiteral("id unique fail 1/4"),
                          QStringLiteral("x missing fail 1/5"), QStringLiteral("x type fail 1/4"),
                          QStringLiteral("x range fail 2/3"), QStringLiteral("region values fail 2/5"),
                          QStringLiteral("code pattern fail 2/5")}));
    QCOMPARE(examplesOf(report, ContractRule::Range), QStringLiteral("row 1: -3, row 4: 5.5"));
    QCOMPARE(examplesOf(report, ContractRule::Unique), QStringLiteral("row 3: 1"));
    QCOMPARE(examplesOf(report, ContractRule::Values), QStringLiteral("row 2: asia, row 4: asia"));
    QCOMPARE(examplesOf(report, ContractRule::Pattern), QStringLiteral("row 2: b, row 4: D1"));
    QCOMPARE(report.verdict, QualityVerdict::Fail);
}

void TestContractCheck::sharesAreAllowedUpToTheirBound()
{
    const QByteArray table = "x,c\n1,a\n,a\nn/k,new\n4,a\n5,a\n6,a\n7,a\n8,a\n9,a\n10,a\n";
    const auto yaml = [](const char* x, const char* c) {
        return QByteArray("columns:\n  x: {type: integer, ") + x + "}\n  c: {type: text, values: [a], " + c +
               "}\n";
    };
    QCOMPARE(brokenIn(lab_.check(yaml("most-missing: 0.1, most-other-type: 0.12", "most-new-categories: 0.1"),
                                 table)),
             QStringList());
    QCOMPARE(brokenIn(lab_.check(
                 yaml("most-missing: 0.09, most-other-type: 0.11", "most-new-categories: 0.09"), table)),
             (QStringList{QStringLiteral("x missing fail 1/10"), QStringLiteral("x type fail 1/9"),
                          QStringLiteral("c values fail 1/10")}));
}

void TestContractCheck::columnsAreMissingOrUnknown()
{
    const QByteArray table = "a,b,c\n1,2,3\n";
    const auto report = lab_.check("columns: {a: {type: integer}, d: {type: text}}\n", table);
    QCOMPARE(brokenIn(report),
             (QStringList{QStringLiteral("columns fail 1/2"), QStringLiteral("other-columns fail 2/3")}));
    QCOMPARE(examplesOf(report, ContractRule::Columns), QStringLiteral("d"));
    QCOMPARE(examplesOf(report, ContractRule::OtherColumns), QStringLiteral("b, c"));
    QCOMPARE(lab_.check("columns: {a: {type: integer}}\nother-columns: allow\n", table).verdict,
             QualityVerdict::Pass);
    // None of the contract's columns is there: its rows are counted all the same.
    const auto none = lab_.check("columns: {z: {type: integer}}\nother-columns: allow\n", table);
    QCOMPARE(brokenIn(none), QStringList{QStringLiteral("columns fail 1/1")});
    QCOMPARE(none.reading.rows, std::size_t(1));
}

void TestContractCheck::tellsThatATypeChanged()
{
    const auto report = lab_.check("columns: {x: {type: integer}}\n", "x\nlow\nhigh\nlow\n");
    QCOMPARE(brokenIn(report), QStringList{QStringLiteral("x type fail 3/3")});
    QVERIFY2(report.findings.last().words.endsWith(QLatin1String("The column reads as text now.")),
             qPrintable(report.findings.last().words));
}

void TestContractCheck::countsRows()
{
    const auto bounds = QByteArray("columns: {x: {type: integer}}\nminimum-rows: 2\nmaximum-rows: 3\n");
    QCOMPARE(brokenIn(lab_.check(bounds, "x\n1\n")), QStringList{QStringLiteral("rows fail 0/1")});
    QCOMPARE(brokenIn(lab_.check(bounds, "x\n1\n2\n3\n")), QStringList());
    QCOMPARE(brokenIn(lab_.check(bounds, "x\n1\n2\n3\n4\n")), QStringList{QStringLiteral("rows fail 0/4")});
}

void TestContractCheck::infinitiesAreNoNumbersOfAContract()
{
    const auto report =
        lab_.check("columns: {x: {type: number, minimum: 0}}\n", "x\n1\ninf\n-Infinity\n1e999\n");
    QCOMPARE(brokenIn(report), QStringList{QStringLiteral("x type fail 3/4")});
    QCOMPARE(examplesOf(report, ContractRule::Type),
             QStringLiteral("row 2: inf, row 3: -Infinity, row 4: 1e999"));
}

void TestContractCheck::constantColumns()
{
    const QByteArray yaml = "columns: {x: {type: integer, constant: refuse, nullable: true}}\n";
    const auto report = lab_.check(yaml, "x,y\n\n,1\n7,1\n7,1\n");
    QVERIFY(brokenIn(report).contains(QStringLiteral("x constant fail 2/2")));
    QCOMPARE(examplesOf(report, ContractRule::Constant), QStringLiteral("row 2: 7"));
    QCOMPARE(brokenIn(lab_.check(yaml, "x\n7\n8\n")), QStringList());
    // One row cannot tell, and breaks nothing.
    const auto one = lab_.check(yaml, "x\n7\n");
    QCOMPARE(brokenIn(one), QStringList{QStringLiteral("x constant no data 0/1")});
    QCOMPARE(one.verdict, QualityVerdict::Pass);
}

void TestContractCheck::missingEverywhereIsNoData()
{
    const QByteArray table = "x,y\nNA,\nnull,\n";
    const auto report =
        lab_.check("columns: {x: {type: integer, nullable: true}, y: {type: number, minimum: 0, "
                   "nullable: true}}\n",
                   table);
    QCOMPARE(report.verdict, QualityVerdict::NoData);
    QCOMPARE(brokenIn(report),
             (QStringList{QStringLiteral("x type no data 0/0"), QStringLiteral("y type no data 0/0"),
                          QStringLiteral("y range no data 0/0")}));
    QCOMPARE(lab_.check("columns: {x: {type: integer}, y: {type: text, nullable: true}}\n", table).verdict,
             QualityVerdict::Fail);
}

void TestContractCheck::noRowsIsNoData()
{
    const auto report = lab_.check("columns: {x: {type: integer}}\nminimum-rows: 10\n", "x\n");
    QCOMPARE(report.verdict, QualityVerdict::NoData);
    QVERIFY(brokenIn(report).contains(QStringLiteral("rows no data 0/0")));
}

void TestContractCheck::duplicateHeadersAreNoted()
{
    const auto report = lab_.check("columns: {x: {type: integer}}\n", "x,x\n1,2\n");
    QCOMPARE(brokenIn(report), QStringList{QStringLiteral("other-columns fail 1/2")});
    QCOMPARE(examplesOf(report, ContractRule::OtherColumns), QStringLiteral("x.1"));
    QCOMPARE(report.notes.size(), 1);
    QVERIFY2(report.notes[0].contains(QLatin1String("x.1")), qPrintable(report.notes[0]));
}

void TestContractCheck::raggedRowsAreCounted()
{
    const auto report =
        lab_.check("columns: {x: {type: integer}, y: {type: integer}}\n", "x,y\n1\n1,2,3\n1,2\n");
    QCOMPARE(brokenIn(report), QStringList{QStringLiteral("y missing fail 1/3")});
    QCOMPARE(examplesOf(report, ContractRule::Missing), QStringLiteral("row 1"));
    QCOMPARE(report.notes.size(), 2);
    QCOMPARE(report.reading.extraCells, std::size_t(1));
}

void TestContractCheck::anyClothingOfText_data()
{
    QTest::addColumn<QByteArray>("table");
    const QByteArray plain = "x,note\n1,\"two\nlines\"\n7,\"say \"\"hi\"\", you\"\n";
    QTest::newRow("plain") << plain;
    QTest::newRow("CRLF") << QByteArray(plain)
                                 .replace("1,", "1,")
                                 .replace("\nx", "\r\nx")
                                 .replace("\"\n", "\"\r\n")
                                 .replace("note\n", "note\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf") + plain;
    const auto text = QString::fromUtf8(plain);
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe") +
                                   QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    QTest::newRow("semicolons") << QByteArray("x;note\n1;\"two\nlines\"\n7;\"say \"\"hi\"\", you\"\n");
}

void TestContractCheck::anyClothingOfText()
{
    QFETCH(QByteArray, table);
    const auto report = lab_.check("columns: {x: {type: integer, maximum: 5}, note: {type: text, values: "
                                   "[\"two\\nlines\", 'say \"hi\", you']}}\n",
                                   table);
    QCOMPARE(brokenIn(report), QStringList{QStringLiteral("x range fail 1/2")});
    QCOMPARE(examplesOf(report, ContractRule::Range), QStringLiteral("row 2: 7"));
}

void TestContractCheck::timesInEveryFormat()
{
    const auto report = lab_.check("columns: {at: {type: timestamp}}\nfreshness: {column: at, within: 1d}\n",
                                   "at\n"
                                   "2026-01-31T10:00:00.5Z\n"
                                   "2026/01/31 10:00\n"
                                   "\"Sat, 31 Jan 2026 10:00:00 GMT\"\n"
                                   "1769817600\n"
                                   "1769817600123\n"
                                   "2026-02-02T03:00+01:00\n"
                                   "7\n"
                                   "yesterday\n");
    QCOMPARE(brokenIn(report), QStringList{QStringLiteral("at type fail 2/8")});
    QCOMPARE(examplesOf(report, ContractRule::Type), QStringLiteral("row 7: 7, row 8: yesterday"));
    QCOMPARE(report.notes,
             QStringList{QStringLiteral("at: 1 of 6 times have no zone, and were taken as UTC.")});
}

void TestContractCheck::staleAndFutureTimes()
{
    const QByteArray yaml = "columns: {at: {type: timestamp}}\nfreshness: {column: at, within: 1d}\n";
    const auto stale = lab_.check(yaml, "at\n2026-01-30\n2026-01-31T12:00Z\n");
    QCOMPARE(brokenIn(stale), QStringList{QStringLiteral("at freshness fail 0/2")});
    QCOMPARE(examplesOf(stale, ContractRule::Freshness), QStringLiteral("row 2: 2026-01-31T12:00:00.000Z"));
    const auto future = lab_.check(yaml, "at\n2026-02-02T02:00Z\n2027-01-01\n2026-02-02T02:44Z\n");
    QCOMPARE(brokenIn(future), QStringList{QStringLiteral("at freshness fail 1/3")});
    QCOMPARE(examplesOf(future, ContractRule::Freshness), QStringLiteral("row 2: 2027-01-01"));
    const auto none = lab_.check("columns: {at: {type: timestamp, nullable: true}, x: {type: integer}}\n"
                                 "freshness: {column: at, within: 1d}\n",
                                 "at,x\n,1\n,2\n");
    QVERIFY(brokenIn(none).contains(QStringLiteral("at freshness no data 0/0")));
    QCOMPARE(none.verdict, QualityVerdict::NoData); // nobody knows how old it is
}

void TestContractCheck::freshnessOfAColumnWithoutAContract()
{
    const QByteArray yaml =
        "columns: {x: {type: integer}}\nother-columns: allow\nfreshness: {column: at, within: 1d}\n";
    QCOMPARE(brokenIn(lab_.check(yaml, "x,at\n1,2026-01-01\n")),
             QStringList{QStringLiteral("at freshness fail 0/1")});
    const auto gone = lab_.check(yaml, "x\n1\n");
    QCOMPARE(brokenIn(gone), QStringList{QStringLiteral("columns fail 1/1")});
    QCOMPARE(examplesOf(gone, ContractRule::Columns), QStringLiteral("at"));
}

void TestContractCheck::ndjsonColumnsThatBeginLate()
{
    QByteArray lines;
    for (int i = 0; i < 20'000; ++i)
        lines += "{\"x\": " + QByteArray::number(i) + ", \"pad\": \"0123456789012345678901234567890\"}\n";
    lines += "{\"x\": 1, \"late\": -5}\n";
    const auto report =
        lab_.check("columns: {x: {type: integer}, pad: {type: text, nullable: true}, late: {type: "
                   "integer, minimum: 0, nullable: true}}\n",
                   lines, QStringLiteral("rows.ndjson"));
    QCOMPARE(brokenIn(report), QStringList{QStringLiteral("late range fail 1/1")});
    QCOMPARE(examplesOf(report, ContractRule::Range), QStringLiteral("row 20001: -5"));
}

void TestContractCheck::namesThatComeUpTooLateAreTold()
{
    QByteArray lines; // each in another block, so that every one would be a reason to begin anew
    const auto filler = QByteArray(R"({"x":1})").leftJustified(1023).append('\n').repeated(1'100);
    for (int i = 0; i < 20; ++i)
        lines += filler + "{\"late" + QByteArray::number(i) + "\":7}\n";
    const auto report =
        lab_.check("columns: {x: {type: integer, nullable: true}}\n", lines, QStringLiteral("often.ndjson"));
    QVERIFY(report.reading.unknownCells > 0);
    QCOMPARE(report.findings[1].rule, ContractRule::OtherColumns);
    QCOMPARE(report.findings[1].verdict, QualityVerdict::Fail);
    QVERIFY2(report.findings[1].words.endsWith(
                 QStringLiteral(". %1 values are of names beyond those.").arg(report.reading.unknownCells)),
             qPrintable(report.findings[1].words));
    const auto note = QStringLiteral("%1 values are under names that came up too late to be columns; those "
                                     "were not looked at.")
                          .arg(report.reading.unknownCells);
    QVERIFY2(report.notes.contains(note), qPrintable(report.notes.join(u'\n')));
}

void TestContractCheck::categoriesByTheMillion()
{
    QByteArray table = "id,c\n";
    const int rows = times(1'000'000);
    for (int i = 0; i < rows; ++i)
        table += QByteArray::number(i) + ",v" + QByteArray::number(i % (rows - 1)) + '\n';
    const auto report =
        lab_.check("columns: {id: {type: integer, unique: true}, c: {type: text, values: [v0, v5], "
                   "unique: true}}\n",
                   table);
    QCOMPARE(brokenIn(report), (QStringList{QStringLiteral("c values fail %1/%2").arg(rows - 3).arg(rows),
                                            QStringLiteral("c unique fail 1/%1").arg(rows)}));
    QCOMPARE(examplesOf(report, ContractRule::Values),
             QStringLiteral("row 2: v1, row 3: v2, row 4: v3, row 5: v4, row 7: v6"));
    QVERIFY2(report.findings.last().words.contains(QLatin1String("Compared by hashes of 64 bits")),
             qPrintable(report.findings.last().words));
}

void TestContractCheck::repeatsBeyondWhatIsKept()
{
    RepeatFinder finder(1000);
    std::size_t repeats = 0, looked = 0;
    for (int way = 0; way < 2; ++way) {
        for (int i = 0; i < 50'000; ++i) {
            const auto seen = finder.look(std::to_string(i));
            repeats += seen == RepeatFinder::Seen::Before ? 1 : 0;
            looked += seen == RepeatFinder::Seen::NotLookedAt ? 0 : 1;
        }
        if (way == 0)
            QCOMPARE(repeats, std::size_t(0));
    }
    QVERIFY(!finder.isExact());
    QVERIFY2(finder.oneIn() >= 64 && finder.oneIn() <= 128, qPrintable(QString::number(finder.oneIn())));
    // Those that were chosen are all found again.
    const auto expected = 50'000 / double(finder.oneIn());
    QVERIFY2(std::abs(double(repeats) - expected) < 6 * std::sqrt(expected),
             qPrintable(QString::number(repeats)));
    QVERIFY(looked < 20'000);
    QVERIFY(finder.chanceOfMistake() > 0 && finder.chanceOfMistake() < 1e-9);
}

void TestContractCheck::isAReportLikeImportedOnes()
{
    const auto report =
        lab_.check("name: c\ncolumns: {x: {type: number, minimum: 0, most-missing: 0.5}}\n", "x\n-1\n2\n");
    const auto quality = qualityReportOf(report);
    QCOMPARE(quality.tool, QStringLiteral("Pilothouse"));
    QCOMPARE(quality.title, QStringLiteral("c"));
    QCOMPARE(quality.madeMs, contractNow);
    QStringList lines;
    for (const auto& item : quality.items)
        lines.append(QStringLiteral("%1|%2|%3|%4")
                         .arg(item.column, qualityCheckName(item.check), qualityVerdictName(item.verdict))
                         .arg(item.value.value_or(-1)));
    QCOMPARE(lines, (QStringList{QStringLiteral("|columns|pass|0"), QStringLiteral("|columns|pass|0"),
                                 QStringLiteral("|volume|pass|2"), QStringLiteral("x|missing|pass|0"),
                                 QStringLiteral("x|type|pass|0"), QStringLiteral("x|range|fail|0.5")}));
    QCOMPARE(quality.items.last().examples, QStringList{QStringLiteral("row 1: -1")});
    QCOMPARE(quality.items.last().nCurrent, std::optional(qint64(2)));
    QCOMPARE(quality.items[3].threshold.bound, std::optional(0.5));
}

void TestContractCheck::whatCannotBeReadIsAnError()
{
    const auto contract = contractOf("columns: {x: {type: integer}}\n");
    QVERIFY_ERROR(checkContract(contract, {.path = lab_.path(QStringLiteral("none.csv"))}, contractNow),
                  ErrorKind::NotFound);
    QVERIFY_ERROR(checkContract(contract, {.path = lab_.write(QStringLiteral("cut.csv"), "x\n1\n\"2\n3\n")},
                                contractNow),
                  ErrorKind::Unreadable);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_ERROR(checkContract(contract, {.path = lab_.write(QStringLiteral("a.csv"), "x\n1\n")},
                                contractNow, {.stop = stop.get_token()}),
                  ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestContractCheck)
#include "tst_contract_check.moc"
