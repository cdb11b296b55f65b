#include "models/values/CsvCell.h"

#include <QTest>

using namespace ph;

class TestCsvCell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatASpreadsheetWouldRunIsLedByAnApostrophe_data();
    void whatASpreadsheetWouldRunIsLedByAnApostrophe();
    void dataStaysAsItIs_data();
    void dataStaysAsItIs();
    void whatHoldsSeparatorsIsQuoted();
};

void TestCsvCell::whatASpreadsheetWouldRunIsLedByAnApostrophe_data()
{
    QTest::addColumn<QString>("text");
    for (const auto* text : {"=1+1",       "+1+1",      "-1+1",     "@SUM(A1)", "=cmd|' /C calc'!A0",
                             "\t=1",       "\r=1",      "\n=1",     "\n\n =1",  "\r\n@x",
                             "  =1",       " \t-x",     "\u00a0=1", "\u3000=1", "\uff1d1+1",
                             "\uff0b1",    "\uff0d1+1", "\uff20x",  "\ttext",   "\ntext",
                             "\rtext",     "\n",        "-",        "+",        "+-1",
                             "-1.5 or so", "-1.5,2",    "--1"})
        QTest::newRow(QByteArray(text).toPercentEncoding().constData()) << QString::fromUtf8(text);
}

void TestCsvCell::whatASpreadsheetWouldRunIsLedByAnApostrophe()
{
    QFETCH(QString, text);
    QCOMPARE(withoutFormula(text), u'\'' + text);
}

void TestCsvCell::dataStaysAsItIs_data()
{
    QTest::addColumn<QString>("text");
    for (const auto* text :
         {"", " ", "a=1", "a\n=1", "mail@example.org", "'=1", "-1.5", "+1.5", "-1e-05", " -1.5", "\t-1.5",
          "\n7", "-0", "-Infinity", "-inf", "-nan", "0.5", "数据", "🚀 =1"})
        QTest::newRow(QByteArray(text).toPercentEncoding().constData()) << QString::fromUtf8(text);
}

void TestCsvCell::dataStaysAsItIs()
{
    QFETCH(QString, text);
    QCOMPARE(withoutFormula(text), text);
}

void TestCsvCell::whatHoldsSeparatorsIsQuoted()
{
    QCOMPARE(csvCell(QStringLiteral("plain")), QStringLiteral("plain"));
    QCOMPARE(csvCell(QStringLiteral("a,\"b\"\nc")), QStringLiteral("\"a,\"\"b\"\"\nc\""));
    QCOMPARE(csvCell(QStringLiteral("\n=1")), QStringLiteral("\"'\n=1\""));
}

QTEST_GUILESS_MAIN(TestCsvCell)
#include "tst_csvcell.moc"
