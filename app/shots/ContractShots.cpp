#include "app/shots/ContractShots.h"

#include "app/SampleContracts.h"
#include "app/contracts/ContractsController.h"
#include "app/contracts/ShelfReading.h"
#include "app/shots/DriftSample.h"
#include "services/contracts/ContractCheck.h"
#include "widgets/common/Banner.h"
#include "widgets/contracts/ContractCheckView.h"
#include "widgets/contracts/ContractPage.h"
#include "widgets/contracts/ContractTextView.h"
#include "widgets/contracts/ContractsView.h"
#include "widgets/drift/DriftScreen.h"

#include <QFile>
#include <QPlainTextEdit>
#include <QTemporaryDir>

namespace ph {

namespace {

/// The sample's contracts as they lie on a shelf, the second of them edited by hand into none.
class ShelfOnDisk {
public:
    ShelfOnDisk()
        : shelf_(folder_.filePath(QStringLiteral("contracts")))
    {
        if (!writeSampleContracts(folder_.path().toStdString(), sample::driftClock))
            qFatal("the sample's contracts cannot be written");
        QFile file(path("contracts/labels.yaml"));
        if (!file.open(QIODevice::WriteOnly) ||
            file.write("name: labels\nteam: billing\ncolumns:\n  reason: {typ: text}\n") < 0)
            qFatal("%s", qPrintable(file.errorString()));
    }
    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    QList<ShelvedContract> read() const
    {
        auto all = readShelf(shelf_);
        if (!all)
            qFatal("%s", qPrintable(all.error().detail));
        for (auto& kept : *all)
            kept.changedMs = sample::driftNow - 3 * sample::driftDayMs;
        return *all;
    }

private:
    QTemporaryDir folder_;
    ContractShelf shelf_;
};

ContractDraftReading readingOf(const QByteArray& text, const QList<ShelvedContract>& shelf,
                               const QString& own)
{
    QList<DataContract> contracts;
    QStringList files;
    for (const auto& kept : shelf) {
        if (kept.contract) {
            contracts.append(*kept.contract);
            files.append(kept.file);
        }
    }
    return readDraft(text, own, contracts, files);
}

void showText(ContractsView& view, const QByteArray& text, const QList<ShelvedContract>& shelf)
{
    auto* edit = view.page()->text()->findChild<QPlainTextEdit*>(QStringLiteral("contractText"));
    if (edit->toPlainText().toUtf8() != text) {
        edit->selectAll();
        edit->insertPlainText(QString::fromUtf8(text));
    }
    view.page()->text()->showReading(text, readingOf(text, shelf, view.page()->file()));
}

} // namespace

void photographContracts(Photographer& camera, const QString& look, QSize size)
{
    const ShelfOnDisk disk;
    const auto shelf = disk.read();
    const auto payments = disk.path("contracts/payments-daily.yaml");
    const auto take = [&](const char* what, auto change) {
        DriftScreen screen(nullptr, sample::driftClock);
        screen.resize(size);
        screen.showArea(DriftScreen::Area::Contracts);
        change(*screen.contracts());
        screen.show();
        camera.take(screen, QStringLiteral("contracts-%1-%2").arg(QLatin1String(what), look));
    };
    const auto open = [&](ContractsView& view) {
        view.showShelf(shelf);
        view.select(payments);
        showText(view, view.page()->text()->draft().text, shelf);
    };
    take("empty", [](ContractsView& view) { view.showShelf({}); });
    take("rules", open);
    take("unreadable", [&](ContractsView& view) {
        view.showShelf(shelf);
        view.select(disk.path("contracts/labels.yaml"));
        showText(view, view.page()->text()->draft().text, shelf);
    });
    take("mistake", [&](ContractsView& view) {
        open(view);
        auto text = view.page()->text()->draft().text;
        text.replace("type: number", "type: nummer");
        view.page()->showPart(ContractPage::Part::Text);
        showText(view, text, shelf);
    });
    take("refused", [&](ContractsView& view) {
        open(view);
        auto text = view.page()->text()->draft().text;
        text.replace("unit: EUR", "unit: USD");
        view.page()->showPart(ContractPage::Part::Text);
        showText(view, text, shelf);
    });
    take("proposed", [&](ContractsView& view) {
        view.showShelf(shelf);
        const QByteArray text(
            "dataset: /data/refunds.csv\ncolumns:\n  refund_id:\n    type: text\n    unique: "
            "true\n  amount:\n    type: number\n    minimum: 0.5\n    maximum: "
            "1400\nother-columns: refuse\nminimum-rows: 5000\n");
        const auto words =
            ContractsController::tr("Proposed from %1 rows of %2: give it a name, and edit what was seen to "
                                    "what has to be.")
                .arg(QStringLiteral("10,000"), QStringLiteral("refunds.csv"));
        view.openNew(text, {Tone::Accent, words});
        showText(view, text, shelf);
    });
    take("check-running", [&](ContractsView& view) {
        open(view);
        view.page()->check()->showRunning(disk.path("data/payments-today.csv"));
        const auto read = ContractsController::tr("%1 rows read").arg(QStringLiteral("1,204,000"));
        view.page()->check()->showProgress(read, 420, 1'000);
        view.page()->showPart(ContractPage::Part::Check);
    });
    take("check", [&](ContractsView& view) {
        open(view);
        const auto& contract = *view.page()->contract();
        const auto table = disk.path("data/payments-today.csv");
        auto report = checkContract(contract, frameRequest(table), sample::driftNow);
        if (!report)
            qFatal("%s", qPrintable(report.error().detail));
        report->file = QStringLiteral("/data/payments-today.csv");
        view.page()->check()->showRunning(table);
        view.page()->check()->showChecked(
            std::make_shared<const CheckedContract>(CheckedContract{std::move(*report), contract}));
        view.page()->showPart(ContractPage::Part::Check);
    });
    take("disputes", [&](ContractsView& view) {
        view.showShelf(shelf);
        view.showDisputesPart();
    });
}

} // namespace ph
