#include "services/export/RunExport.h"
#include "tests/support/PlantedSecrets.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

/// Runs that leave the program take no secrets along.
class TestRunExport : public QObject {
    Q_OBJECT

    static std::string exported(const RunTable& table, ExportFormat format, SecretCells secrets)
    {
        std::string all;
        const auto written =
            exportRuns(table, allRows(table), allColumns(table), {.format = format, .secretCells = secrets},
                       [&](std::string_view piece) -> Result<void> {
                           all += piece;
                           return {};
                       });
        return written ? all : std::string();
    }

private Q_SLOTS:
    void plantedSecretsAreNotInIt_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("csv") << int(ExportFormat::Csv);
        QTest::newRow("json") << int(ExportFormat::JsonArray);
        QTest::newRow("ndjson") << int(ExportFormat::Ndjson);
    }
    void plantedSecretsAreNotInIt()
    {
        QFETCH(const int, format);
        RunTableBuilder builder;
        std::int64_t id = 0;
        for (const auto& text : plantedByPlace()) {
            builder.run(++id, text);
            builder.param(QStringLiteral("note"), text)
                .param(QStringLiteral("other"), QStringLiteral("plain"));
        }
        builder.param(QStringLiteral("db_password"), QStringLiteral("s3cr3t"));
        const auto table = builder.build();
        const auto text = exported(*table, ExportFormat(format), SecretCells::Hide);
        QVERIFY(text.find("plain") != std::string::npos);
        QVERIFY2(text.find("s3cr3t") == std::string::npos, text.c_str());
        QVERIFY(text.find("db_password") != std::string::npos); // that there is one is no secret
        QVERIFY(exported(*table, ExportFormat(format), SecretCells::Keep).find("s3cr3t") !=
                std::string::npos);
    }

    void otherTextsStayAsTheyAre()
    {
        RunTableBuilder builder;
        builder.run(1, QStringLiteral("tokenizer=bert, lr: 1e-3"))
            .param(QStringLiteral("max_tokens"), QStringLiteral("512"))
            .param(QStringLiteral("tokenizer"), QStringLiteral("s3://models/bert@v2"))
            .metric(QStringLiteral("secret_metric"), 0.5);
        const auto table = builder.build();
        QCOMPARE(exported(*table, ExportFormat::Csv, SecretCells::Hide),
                 exported(*table, ExportFormat::Csv, SecretCells::Keep));
    }
};

QTEST_GUILESS_MAIN(TestRunExport)
#include "tst_run_export.moc"
