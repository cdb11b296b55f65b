#include "app/help/LoadComponents.h"

#include <QTest>

#include <algorithm>

using namespace ph;

/// What is compiled in of what the program is made of.
class TestAbout : public QObject {
    Q_OBJECT

    QList<ProgramComponent> components_;

private Q_SLOTS:
    void initTestCase()
    {
        const auto loaded = loadComponents();
        QVERIFY(loaded);
        components_ = *loaded;
        QVERIFY(components_.size() > 15);
    }

    void theProgramIsFirstWithItsWholeLicence()
    {
        const auto& own = components_.constFirst();
        QCOMPARE(int(own.use), int(ProgramComponent::Use::Itself));
        QCOMPARE(own.version, QStringLiteral(PH_VERSION));
        QVERIFY(own.licenceText.contains(QLatin1String("GNU GENERAL PUBLIC LICENSE")));
        QVERIFY(own.licenceText.contains(QLatin1String("END OF TERMS AND CONDITIONS")));
    }

    void whatIsCompiledInBringsItsLicence()
    {
        for (const auto& each : components_) {
            const bool isInside = each.use == ProgramComponent::Use::HeadersInside ||
                                  each.use == ProgramComponent::Use::FilesInside;
            QVERIFY2(!isInside || each.licenceText.contains(QLatin1String("Copyright")), qPrintable(each.id));
            QVERIFY2(!each.licenceText.isEmpty() || each.address.startsWith(u"https://"),
                     qPrintable(each.id));
            QVERIFY2(!each.licence.isEmpty(), qPrintable(each.id));
        }
    }

    void aReportNamesVersions()
    {
        const auto report = versionReport(components_);
        QVERIFY(report.startsWith(QLatin1String("Pilothouse " PH_VERSION "\n")));
        QVERIFY(report.contains(QStringLiteral("Qt ") + QLatin1String(qVersion())));
        QVERIFY(report.contains(QStringLiteral("Qt " QT_VERSION_STR))); // what it was built with
        QVERIFY(report.endsWith(u'\n'));
        QVERIFY(!report.contains(qEnvironmentVariable("HOME", QStringLiteral("/home"))));
    }
};

QTEST_GUILESS_MAIN(TestAbout)
#include "tst_about.moc"
