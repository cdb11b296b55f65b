#include "app/TableFile.h"
#include "app/compare/HtmlParts.h"
#include "tests/support/PlantedSecrets.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

/// Tables that leave the program take no secrets along.
class TestTableFile : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString written(const QList<QStringList>& rows) const
    {
        ChartTable table;
        table.header = {QStringLiteral("key"), QStringLiteral("a"), QStringLiteral("b")};
        table.rows = rows.size();
        table.row = [rows](qsizetype row) { return rows[row]; };
        const auto path = folder_.filePath(QStringLiteral("table.csv"));
        if (!writeTable(table, path, {}))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void plantedSecretsAreNotInIt()
    {
        QList<QStringList> rows;
        for (const auto& text : plantedByPlace())
            rows << QStringList{QStringLiteral("note"), text, QStringLiteral("plain")};
        rows << QStringList{QStringLiteral("db_password"), QStringLiteral("s3cr3t"),
                            QStringLiteral("s3cr3t")};
        const auto text = written(rows);
        QVERIFY(text.contains(QLatin1String("plain")));
        QVERIFY(text.contains(QLatin1String("db_password,***,***")));
        QVERIFY2(!text.contains(QLatin1String("s3cr3t")), qPrintable(text));
    }

    void norAreTheyInTheTablesOfReports()
    {
        ReportTable table;
        table.header = {QStringLiteral("note"), QStringLiteral("other")};
        for (const auto& text : plantedByPlace())
            table.rows << QStringList{text, QStringLiteral("plain")};
        const auto html = htmlTable(table);
        QVERIFY(html.contains(QLatin1String("plain")));
        QVERIFY2(!html.contains(QLatin1String("s3cr3t")), qPrintable(html));
    }

    void figuresAndOtherTextsStayAsTheyAre()
    {
        QCOMPARE(written({{QStringLiteral("lr"), QStringLiteral("1e-05"),
                           QStringLiteral("2026-11-29T01:02:03.004Z")},
                          {QStringLiteral("tokenizer"), QStringLiteral("bert"), QStringLiteral("")}}),
                 QStringLiteral("key,a,b\r\nlr,1e-05,2026-11-29T01:02:03.004Z\r\ntokenizer,bert,\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestTableFile)
#include "tst_table_file.moc"
