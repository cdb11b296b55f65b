#include "models/values/SavedView.h"
#include "tests/support/Testing.h"

using namespace ph;

class SavedViewTest : public QObject {
    Q_OBJECT

    static SavedView full()
    {
        const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
        const ColumnKey odd{ColumnKind::Param, QStringLiteral("learning rate \"α\"\n")};
        SavedView view;
        view.name = QStringLiteral("Best \"fraud\" runs – 最佳");
        view.query = QStringLiteral("metrics.auc > 0.9 AND tags.`a b` LIKE '%\\n'");
        view.experiments = {{QStringLiteral("lab"), QStringLiteral("fraud")},
                            {QStringLiteral("lab"), QStringLiteral("a/b")}};
        view.layout = RunsLayout::standard();
        view.layout.columns << auc << odd;
        view.layout.pinned << auc;
        view.layout.widths.insert(auc, 96);
        view.layout.sort = {{auc, Qt::DescendingOrder}, {odd, Qt::AscendingOrder}};
        view.layout.arrangement = Arrangement::grouped(odd);
        view.layout.colourBy = auc;
        view.layout.deleted = RunsLayout::Deleted::Show;
        view.layout.show = RunsLayout::Show::OnlyVarying;
        return view;
    }

private Q_SLOTS:
    void comesBackAsItWas()
    {
        const auto text = savedViewText(full());
        const auto read = savedViewFromText(text, QStringLiteral("f"));
        QVERIFY_RESULT(read);
        QVERIFY(*read == full());
        QCOMPARE(savedViewText(*read), text);
    }

    void theQuestionStandsFirst()
    {
        const auto text = savedViewText(full());
        QVERIFY(text.startsWith("{\n    \"pilothouse-view\": 1,\n    \"name\": "));
        QVERIFY(text.endsWith("}\n"));
        QVERIFY(text.indexOf("\"query\"") < text.indexOf("\"columns\""));
    }

    void onlyVersionAndNameAreNeeded()
    {
        const auto view = savedViewFromText(R"({"pilothouse-view": 1, "name": "x"})", QStringLiteral("f"));
        QVERIFY_RESULT(view);
        QCOMPARE(view->name, QStringLiteral("x"));
        QVERIFY(view->layout.columns.isEmpty());
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto with = [](const char* rest) {
            return QByteArray(R"({"pilothouse-view": 1, "name": "x", )") + rest + "}";
        };
        QTest::newRow("empty") << QByteArray() << QStringLiteral("line 1");
        QTest::newRow("truncated") << QByteArray("{\n\"pilothouse-view\": 1,\n\"na")
                                   << QStringLiteral("line 3");
        QTest::newRow("another document") << QByteArray("{\"a\": 1}") << QStringLiteral("not a saved view");
        QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("not a saved view");
        QTest::newRow("no name") << QByteArray(R"({"pilothouse-view": 1})") << QStringLiteral("\"name\"");
        QTest::newRow("unknown key") << with(R"("colorBy": "x")")
                                     << QStringLiteral("unknown key \"colorBy\"");
        QTest::newRow("query is a number")
            << with(R"("query": 3)") << QStringLiteral("\"query\" must be text");
        QTest::newRow("columns is text")
            << with(R"("columns": "a")") << QStringLiteral("\"columns\" must be a list");
        QTest::newRow("column twice") << with(R"("columns": ["a", "a"])") << QStringLiteral("twice");
        QTest::newRow("column empty") << with(R"("columns": ["metrics."])") << QStringLiteral("empty column");
        QTest::newRow("sort without order") << with(R"("sort": ["a"])") << QStringLiteral("\"COLUMN asc\"");
        QTest::newRow("huge width") << with(R"("widths": {"a": 1e9})") << QStringLiteral("24 to 4000");
        QTest::newRow("width is text") << with(R"("widths": {"a": "wide"})") << QStringLiteral("24 to 4000");
        QTest::newRow("arrangement") << with(R"("arrange": "spiral")") << QStringLiteral("\"nested\"");
        QTest::newRow("grouped by nothing")
            << with(R"("arrange": "grouped")") << QStringLiteral("\"groupBy\"");
        QTest::newRow("groupBy without grouping")
            << with(R"("groupBy": "a")") << QStringLiteral("\"groupBy\"");
        QTest::newRow("experiment") << with(R"("experiments": [{"connection": 1}])")
                                    << QStringLiteral("\"experiments\"");
        QTest::newRow("too large") << QByteArray(2 << 20, ' ') << QStringLiteral("1 MiB");
        QTest::newRow("deep") << QByteArray(100'000, '[') << QStringLiteral("line 1");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const auto view = savedViewFromText(text, QStringLiteral("views/x.json"));
        QVERIFY_ERROR(view, ErrorKind::Unreadable);
        QCOMPARE(view.error().where, QStringLiteral("views/x.json"));
        QVERIFY2(view.error().detail.contains(words), qPrintable(view.error().detail));
    }

    void aNewerFormatIsRefused()
    {
        const auto view = savedViewFromText(R"({"pilothouse-view": 2, "name": "x"})", QStringLiteral("f"));
        QVERIFY_ERROR(view, ErrorKind::Unsupported);
    }

    void fileNamesAreHarmless()
    {
        QCOMPARE(savedViewFileName(QStringLiteral("../../etc/passwd")), QStringLiteral("etc-passwd"));
        QCOMPARE(savedViewFileName(QStringLiteral("Best fraud runs!")), QStringLiteral("best-fraud-runs"));
        QCOMPARE(savedViewFileName(QStringLiteral("最佳")), QStringLiteral("最佳"));
        QCOMPARE(savedViewFileName(QStringLiteral("...")), QStringLiteral("view"));
        QVERIFY(savedViewFileName(QString(500, u'a')).size() <= 80);
    }
};

QTEST_GUILESS_MAIN(SavedViewTest)
#include "tst_savedview.moc"
