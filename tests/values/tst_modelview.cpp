#include "models/values/ModelLineage.h"
#include "models/values/ModelSignature.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

VersionDetails trained()
{
    VersionDetails details;
    details.side.version.model = QStringLiteral("fraud");
    details.side.version.version = QStringLiteral("7");
    details.side.version.runId = QStringLiteral("r1");
    details.side.version.source = QStringLiteral("mlflow-artifacts:/1/r1/artifacts/model");
    details.side.run = Run();
    details.side.run->name = QStringLiteral("champion");
    details.side.run->inputs = {
        {QStringLiteral("transactions"), QStringLiteral("d1"), {}, {}, {}, {}, QStringLiteral("training")}};
    return details;
}

QString printed(const VersionDetails& details)
{
    QStringList lines;
    for (const auto& step : lineageOf(details, releaseStateName)) {
        QStringList items;
        for (const auto& item : step.items)
            items << item.name + QStringLiteral(" (") + item.detail + u')';
        lines << step.label + QStringLiteral(": ") + (items.isEmpty() ? step.unknown : items.join(u';'));
    }
    return lines.join(u'\n');
}

} // namespace

/// What a version's page says around the version itself.
class TestModelView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lineageGoesFromDataToRelease()
    {
        auto details = trained();
        details.experimentName = QStringLiteral("fraud detection");
        details.endpoints = {{QStringLiteral("production"), QStringLiteral("https://score.example")}};
        details.releases = {
            {QStringLiteral("2026-11-26-fraud-7"), QStringLiteral("production"), ReleaseState::Done}};
        QCOMPARE(printed(details),
                 QStringLiteral("Data: transactions · training (d1)\n"
                                "Run: champion (fraud detection)\n"
                                "Version: fraud 7 (mlflow-artifacts:/1/r1/artifacts/model)\n"
                                "Endpoint: https://score.example (as environment production says; not seen "
                                "serving it)\n"
                                "Release: 2026-11-26-fraud-7 (production, done)"));
    }

    void whatIsNotKnownIsSaidToBeUnknown()
    {
        auto details = trained();
        details.side.run.reset();
        details.endpoints = {{QStringLiteral("production"), QString()}};
        QCOMPARE(printed(details),
                 QStringLiteral("Data: Unknown: the source run is not cached.\n"
                                "Run: r1 (not cached)\n"
                                "Version: fraud 7 (mlflow-artifacts:/1/r1/artifacts/model)\n"
                                "Endpoint: Unknown: its environments name no endpoint.\n"
                                "Release: Unknown: no release in this workspace moved it."));
        details.side.version.runId.clear();
        QVERIFY(printed(details).startsWith(QLatin1String("Data: Unknown: the version names no run.")));
    }

    void signaturesAreReadAsColumns()
    {
        QCOMPARE(
            signatureColumns(QStringLiteral(R"([{"name": "amount", "type": "double", "required": true},
            {"name": "note", "type": "string", "required": false}, {"type": "long"},
            {"name": "image", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 28]}}])")),
            QStringLiteral("amount: double\nnote: string, optional\nlong\nimage: tensor float32 (-1, 28)"));
        // What nobody can read is shown as it is.
        QCOMPARE(signatureColumns(QStringLiteral("[x]")), QStringLiteral("[x]"));
        QCOMPARE(signatureColumns(QStringLiteral("[{\"name\": \"x\"}]")),
                 QStringLiteral("[{\"name\": \"x\"}]"));
    }
};

QTEST_GUILESS_MAIN(TestModelView)
#include "tst_modelview.moc"
