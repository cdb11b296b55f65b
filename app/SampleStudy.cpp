#include "app/SampleStudy.h"

#include "app/drift/DriftFiles.h"
#include "models/values/WholeFile.h"

#include <QCoreApplication>
#include <QDir>

namespace ph {

namespace {

/// What the model was trained on: smaller amounts than today's, and fewer of games.
QByteArray paymentsOfTraining()
{
    constexpr int rows = 2'000;
    const char* countries[] = {"DE", "FR", "ES", "PT"};
    const char* merchants[] = {"grocery", "travel", "fuel",  "pharmacy",
                               "grocery", "fuel",   "games", "grocery"};
    QByteArray text = "amount,country,merchant_category\n";
    for (int row = 0; row < rows; ++row) {
        const double amount = 5 + row * 37 % 520 + 0.25 * (row % 4);
        text +=
            QByteArray::number(amount, 'f', 2) + ',' + countries[row % 4] + ',' + merchants[row % 8] + '\n';
    }
    return text;
}

} // namespace

Result<void> writeSampleStudy(const std::filesystem::path& workspace)
{
    const QDir folder(QString::fromStdString(workspace.string()));
    const auto training = folder.absoluteFilePath(QStringLiteral("data/payments-training.csv"));
    if (auto written = writeWholeFile(training, paymentsOfTraining()); !written)
        return written;
    NamedDriftPlan study;
    study.name = QCoreApplication::translate("SampleWorkspace", "payments, today");
    study.plan.reference = training;
    study.plan.current = folder.absoluteFilePath(QStringLiteral("data/payments-today.csv"));
    study.plan.columns = {QStringLiteral("amount"), QStringLiteral("country"),
                          QStringLiteral("merchant_category")};
    return DriftFiles(folder.absoluteFilePath(QStringLiteral("drift"))).save(study);
}

} // namespace ph
