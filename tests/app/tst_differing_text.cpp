#include "app/cli/DifferingText.h"

#include <QTest>

using namespace ph;

/// Two long texts side by side, cut so that what differs is seen.
class TestDifferingText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatFitsStaysWhole();
    void aDifferenceFarBehindIsShown();
    void aTextThatOnlyGoesOnIsShownToDoSo();
};

void TestDifferingText::whatFitsStaysWhole()
{
    const auto [a, b] = whereTheyDiffer(QStringLiteral("0.9562"), QStringLiteral("-"), 30);
    QCOMPARE(a, QStringLiteral("0.9562"));
    QCOMPARE(b, QStringLiteral("-"));
}

void TestDifferingText::aDifferenceFarBehindIsShown()
{
    const QString before(100, u'x'), after(50, u'y');
    const auto [a, b] = whereTheyDiffer(before + QStringLiteral("calmly") + after,
                                        before + QStringLiteral("briefly") + after, 30);
    QVERIFY2(a.contains(QStringLiteral("calmly")), qPrintable(a));
    QVERIFY2(b.contains(QStringLiteral("briefly")), qPrintable(b));
    for (const auto& text : {a, b}) {
        QVERIFY(text.size() <= 30);
        QVERIFY(text.startsWith(QChar(0x2026)) && text.endsWith(QChar(0x2026)));
    }
}

void TestDifferingText::aTextThatOnlyGoesOnIsShownToDoSo()
{
    const QString text(100, u'x');
    const auto [a, b] = whereTheyDiffer(text, text + QStringLiteral(" and more"), 30);
    QVERIFY2(a.endsWith(u'x'), qPrintable(a));
    QVERIFY2(b.endsWith(QStringLiteral("and more")), qPrintable(b));
}

QTEST_GUILESS_MAIN(TestDifferingText)
#include "tst_differing_text.moc"
