#include "app/SampleContracts.h"

#include "models/values/WholeFile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <utility>

namespace ph {

namespace {

constexpr char payments[] = R"(name: payments-daily
team: risk
owner: risk-data
description: What the fraud model is trained on and scores, one row a payment.
dataset: warehouse.payments
columns:
  payment_id: {type: text, pattern: 'p-[0-9]{6}', unique: true}
  amount:
    type: number
    minimum: 0
    maximum: 20000
    unit: EUR
    owner: risk
  country: {type: text, values: [DE, FR, ES, PT], most-new-categories: 0.01}
  merchant_category: {type: text, most-missing: 0.02}
  is_fraud: {type: boolean, nullable: true, description: Comes weeks later.}
  paid_at: {type: timestamp}
other-columns: refuse
minimum-rows: 100
freshness: {column: paid_at, within: 24h}
)";

constexpr char devices[] = R"(name: device-signals
team: risk
owner: risk-data
dataset: warehouse.device_signals
columns:
  device_id: {type: text, unique: true}
  account_age_days: {type: integer, minimum: 0, unit: d}
  screen_height: {type: integer, minimum: 200, maximum: 8000, unit: px, most-missing: 0.1}
other-columns: allow
minimum-rows: 1000
)";

constexpr char invoices[] = R"(name: invoices
team: billing
owner: billing-data
description: One row an invoice line, as the books have it.
dataset: ledger.invoice_lines
columns:
  invoice_id: {type: text}
  amount:                       # in cents, so that nothing is rounded
    type: integer
    minimum: 0
    unit: cent
    owner: billing
  country: {type: text}
  booked_on: {type: timestamp}
minimum-rows: 10
)";

/// A day of payments. Some amounts are negative, a country is new, an id comes twice.
QByteArray paymentsToday(std::int64_t nowMs)
{
    constexpr int rows = 240;
    constexpr std::int64_t stepMs = 5 * 60'000;
    const char* countries[] = {"DE", "FR", "ES", "PT"};
    const char* merchants[] = {"grocery", "travel", "games", "fuel", "pharmacy"};
    QByteArray text = "payment_id,amount,country,merchant_category,is_fraud,paid_at\n";
    for (int row = 0; row < rows; ++row) {
        const auto at = QDateTime::fromMSecsSinceEpoch(nowMs - (rows - row) * stepMs, Qt::UTC);
        const int id = row == 173 ? 100 + 172 : 100 + row;
        const double amount = row % 53 == 17 ? -12.5 : 5 + row * 37 % 900 + 0.25 * (row % 4);
        text += "p-" + QByteArray::number(id).rightJustified(6, '0') + ',' +
                QByteArray::number(amount, 'f', 2) + ',' + (row % 40 == 31 ? "BR" : countries[row % 4]) +
                ',' + merchants[row % 5] + ",," + at.toString(Qt::ISODate).toUtf8() + '\n';
    }
    return text;
}

} // namespace

Result<void> writeSampleContracts(const std::filesystem::path& workspace, const Clock& clock)
{
    const QDir folder(QString::fromStdString(workspace.string()));
    const auto today = paymentsToday(toMs(clock()));
    for (const auto& [path, text] :
         {std::pair<const char*, QByteArray>{"contracts/payments-daily.yaml", payments},
          {"contracts/device-signals.yaml", devices},
          {"contracts/invoices.yaml", invoices},
          {"data/payments-today.csv", today}}) {
        const auto file = folder.filePath(QLatin1String(path));
        if (!QDir().mkpath(QFileInfo(file).path()))
            return fail(ErrorKind::Storage, file,
                        QCoreApplication::translate("ph::SampleContracts", "The folder cannot be made."));
        if (auto written = writeWholeFile(file, text); !written)
            return written;
    }
    return {};
}

} // namespace ph
