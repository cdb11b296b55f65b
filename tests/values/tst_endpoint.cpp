#include "models/values/Endpoint.h"
#include "tests/support/Testing.h"

#include <QSet>

using namespace ph;

namespace {

constexpr ServingSystem everySystem[] = {ServingSystem::KServe,      ServingSystem::SeldonCore1,
                                         ServingSystem::SeldonCore2, ServingSystem::ArgoRollouts,
                                         ServingSystem::Knative,     ServingSystem::Istio,
                                         ServingSystem::GatewayApi,  ServingSystem::Deployment};

} // namespace

/// Serving systems by name.
class TestEndpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySystemIsFoundByItsName()
    {
        for (const auto system : everySystem)
            QCOMPARE(servingSystemFromName(servingSystemName(system)), std::optional(system));
        QVERIFY(!servingSystemFromName(QStringLiteral("KServe"))); // a title is no name
        QVERIFY(!servingSystemFromName({}));
    }

    void everySystemHasATitleOfItsOwn()
    {
        QSet<QString> titles;
        for (const auto system : everySystem)
            titles.insert(servingSystemTitle(system));
        QCOMPARE(titles.size(), std::size(everySystem));
        QVERIFY(!titles.contains(QString()));
        QCOMPARE(servingSystemTitle(ServingSystem::SeldonCore2), QStringLiteral("Seldon Core 2"));
    }
};

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
