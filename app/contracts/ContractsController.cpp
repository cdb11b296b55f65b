#include "app/contracts/ContractsController.h"

#include "app/TableFile.h"
#include "app/cli/ContractOutput.h"
#include "app/contracts/ShelfReading.h"
#include "models/tables/ContractWords.h"
#include "models/tables/Format.h"
#include "models/values/HelpTopic.h"
#include "models/values/WholeFile.h"
#include "services/contracts/ContractCheck.h"
#include "services/contracts/ContractFile.h"
#include "services/contracts/ContractProposal.h"
#include "services/contracts/ContractSaving.h"
#include "services/contracts/ContractText.h"
#include "services/frames/ColumnProfiler.h"
#include "services/frames/FrameReader.h"
#include "widgets/common/Banner.h"
#include "widgets/contracts/ContractCheckView.h"
#include "widgets/contracts/ContractPage.h"
#include "widgets/contracts/ContractRulesView.h"
#include "widgets/contracts/ContractTextView.h"
#include "widgets/contracts/ContractsView.h"
#include "widgets/contracts/DisputesView.h"

#include <QFile>
#include <QFileInfo>

namespace ph {

namespace {

constexpr qint64 shareSteps = 1'000;

/// Writes to the shelf come one after another.
JobSpec shelfJob()
{
    return {.title = {}, .slot = QStringLiteral("contracts"), .slotLimit = 1};
}

/// Progress of a table that is read, as a job tells it.
FrameContext frameContextOf(JobContext& job, const QString& words)
{
    FrameContext context;
    context.stop = job.stop;
    context.progress = [&job, words](const FrameProgress& progress) {
        job.progress(words.arg(formatCount(qint64(progress.rows))),
                     qint64(progress.share * double(shareSteps)), progress.share > 0 ? shareSteps : 0);
    };
    return context;
}

struct ProposedText {
    QByteArray text;
    qint64 rows = 0;
    QString freshness; ///< what the proposal says of it; empty: nothing
    QStringList notes;
};

Result<ProposedText> proposalFrom(const QString& path, std::int64_t nowMs, const FrameContext& context)
{
    FrameProfile profile;
    const auto reading = readFrame(frameRequest(path), profile, context);
    if (!reading)
        return fail(reading.error());
    if (reading->rows == 0)
        return fail(ErrorKind::Unreadable, path,
                    ContractsController::tr("It has no rows to propose a contract from."));
    auto contract = proposedContract(profile.profiles(), *reading, nowMs);
    contract.dataset = path;
    return ProposedText{contractText(contract), qint64(reading->rows),
                        contract.freshness ? freshnessRuleText(contract) : QString(), reading->notes};
}

/// As a spreadsheet takes it: one row a rule, in the stable words of the command.
ChartTable findingsTable(const CheckedContractPtr& checked)
{
    ChartTable table;
    table.header = {QStringLiteral("column"),     QStringLiteral("rule"),  QStringLiteral("verdict"),
                    QStringLiteral("count"),      QStringLiteral("of"),    QStringLiteral("share"),
                    QStringLiteral("most_share"), QStringLiteral("limit"), QStringLiteral("words"),
                    QStringLiteral("examples")};
    table.rows = checked->report.findings.size();
    table.row = [checked](qsizetype row) -> QStringList {
        const auto& finding = checked->report.findings.at(row);
        QStringList examples;
        for (const auto& example : finding.examples)
            examples.append(exampleText(example));
        return {finding.column,
                contractRuleName(finding.rule),
                qualityVerdictName(finding.verdict),
                QString::number(finding.count),
                QString::number(finding.of),
                QString::number(finding.share()),
                QString::number(finding.mostShare),
                finding.limit,
                finding.words,
                examples.join(QStringLiteral("; "))};
    };
    return table;
}

} // namespace

ContractsController::ContractsController(Workspace& workspace, ContractsView& view, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , view_(view)
    , shelf_(QString::fromStdString((workspace.folder() / "contracts").string()))
{
    connectView();
    // What the status bar shows of a check, the page shows as well.
    connect(&workspace_.runner(), &JobRunner::jobsChanged, this, [this] {
        if (!checkJob_.isRunning())
            return;
        const auto jobs = workspace_.runner().jobs();
        for (const auto& job : jobs) {
            if (job.title == checkTitle_)
                view_.page()->check()->showProgress(job.text, job.done, job.total);
        }
    });
    load();
}

void ContractsController::connectView()
{
    connect(&view_, &ContractsView::refreshRequested, this, &ContractsController::load);
    connect(&view_, &ContractsView::addRequested, this, &ContractsController::add);
    connect(&view_, &ContractsView::proposeRequested, this, &ContractsController::propose);
    connect(&view_, &ContractsView::saveRequested, this, &ContractsController::save);
    connect(&view_, &ContractsView::removeRequested, this, &ContractsController::remove);
    connect(&view_, &ContractsView::putBackRequested, this, &ContractsController::putBack);
    connect(&view_, &ContractsView::checkRequested, this, &ContractsController::check);
    const auto* page = view_.page();
    connect(page->text(), &ContractTextView::readingWanted, this, &ContractsController::read);
    connect(page->check(), &ContractCheckView::cancelRequested, this, [this] { checkJob_.cancel(); });
    connect(page->check(), &ContractCheckView::csvRequested, this, &ContractsController::exportCsv);
    connect(page->check(), &ContractCheckView::jsonRequested, this, &ContractsController::exportJson);
    const auto copied = [this](int lines) { Q_EMIT messageRaised(tr("%Ln line(s) copied", nullptr, lines)); };
    connect(page->check(), &ContractCheckView::copied, this, copied);
    connect(page->rules(), &ContractRulesView::copied, this, copied);
    connect(view_.findChild<DisputesView*>(), &DisputesView::copied, this, copied);
}

// --- the shelf

void ContractsController::load()
{
    loadJob_ = workspace_.runner().run<QList<ShelvedContract>>(
        {}, [shelf = shelf_](JobContext&) { return readShelf(shelf); }, this,
        [this](Result<QList<ShelvedContract>> shelf) {
            if (!shelf)
                return view_.showError(shelf.error());
            contracts_.clear();
            files_.clear();
            for (const auto& kept : std::as_const(*shelf)) {
                if (!kept.contract)
                    continue;
                contracts_.append(*kept.contract);
                files_.append(kept.file);
            }
            view_.showShelf(*shelf);
        });
}

void ContractsController::read(const QByteArray& text)
{
    readJob_ = workspace_.runner().run<ContractDraftReading>(
        {},
        [text, file = view_.page()->file(), contracts = contracts_, files = files_](
            JobContext&) -> Result<ContractDraftReading> { return readDraft(text, file, contracts, files); },
        this,
        [this, text](Result<ContractDraftReading> reading) {
            if (reading)
                view_.page()->text()->showReading(text, *reading);
            else if (reading.error().kind != ErrorKind::Cancelled)
                view_.say({.tone = Tone::Bad,
                           .text = tr("The text could not be read."),
                           .details = reading.error().detail,
                           .help = helpTopicOf(reading.error().kind)});
        });
}

void ContractsController::save(const ContractDraft& draft)
{
    saveJob_ = workspace_.runner().run<SavedContract>(
        shelfJob(),
        [shelf = shelf_, draft, nowMs = toMs(workspace_.clock()())](JobContext&) mutable {
            return saveContract(shelf, draft, nowMs);
        },
        this,
        [this](Result<SavedContract> saved) {
            if (!saved)
                return view_.showRefused(saved.error());
            Q_EMIT messageRaised(tr("%1 is kept on the shelf").arg(saved->name));
            view_.showSaved(saved->file);
        });
}

void ContractsController::add(const QString& path)
{
    struct Added {
        QByteArray text;
        Result<SavedContract> saved;
    };
    addJob_ = workspace_.runner().run<Added>(
        shelfJob(),
        [shelf = shelf_, path, nowMs = toMs(workspace_.clock()())](JobContext&) mutable -> Result<Added> {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return fail(file.exists() ? ErrorKind::Storage : ErrorKind::NotFound, path,
                            file.errorString());
            if (file.size() > maxContractBytes)
                return fail(ErrorKind::Invalid, path,
                            ContractsController::tr("The file is too large for a contract."));
            const auto text = file.readAll();
            return Added{text, saveContract(shelf, {.text = text}, nowMs)};
        },
        this,
        [this, path](Result<Added> added) {
            const auto name = QFileInfo(path).fileName();
            if (!added)
                return view_.say({.tone = Tone::Bad,
                                  .text = tr("%1 could not be added.").arg(name),
                                  .details = added.error().detail,
                                  .help = helpTopicOf(added.error().kind)});
            if (added->saved) {
                Q_EMIT messageRaised(tr("%1 is kept on the shelf").arg(added->saved->name));
                return view_.hasUnsaved() ? load() : view_.showSaved(added->saved->file);
            }
            const auto& error = added->saved.error();
            if (error.kind == ErrorKind::Storage)
                return view_.showError(error);
            // Why not, stands beside its text, where it can be put right.
            view_.openNew(added->text, {.tone = Tone::Warning,
                                        .text = tr("%1 is not on the shelf yet.").arg(name),
                                        .details = error.detail});
        });
}

void ContractsController::remove(const QString& file, const QString& name)
{
    saveJob_ = workspace_.runner().run<QString>(
        shelfJob(),
        [shelf = shelf_, file, nowMs = toMs(workspace_.clock()())](JobContext&) mutable {
            return shelf.putAside(file, nowMs);
        },
        this,
        [this, file, name](Result<QString> aside) {
            if (aside)
                view_.showRemoved(name, *aside, file);
            else
                view_.say({.tone = Tone::Bad,
                           .text = tr("%1 could not be removed.").arg(name),
                           .details = aside.error().detail,
                           .help = helpTopicOf(aside.error().kind)});
            load();
        });
}

void ContractsController::putBack(const QString& aside, const QString& file)
{
    saveJob_ = workspace_.runner().run<void>(
        shelfJob(),
        [shelf = shelf_, aside, file](JobContext&) { return putContractBack(shelf, aside, file); }, this,
        [this, file](Result<void> back) {
            if (back)
                return view_.hasUnsaved() ? load() : view_.showSaved(file);
            view_.say({.tone = Tone::Bad,
                       .text = tr("It could not be put back."),
                       .details = back.error().where + u'\n' + back.error().detail,
                       .help = helpTopicOf(back.error().kind)});
        });
}

// --- tables

void ContractsController::propose(const QString& path)
{
    const auto title = tr("Proposing a contract from %1").arg(QFileInfo(path).fileName());
    view_.say({Tone::Accent, tr("Reading %1…").arg(QFileInfo(path).fileName())});
    proposeJob_ = workspace_.runner().run<ProposedText>(
        {.title = title, .slot = QStringLiteral("contract-tables"), .slotLimit = 1},
        [path, words = tr("%1 rows read"), nowMs = toMs(workspace_.clock()())](JobContext& job) {
            return proposalFrom(path, nowMs, frameContextOf(job, words));
        },
        this,
        [this, path](Result<ProposedText> proposed) {
            const auto name = QFileInfo(path).fileName();
            if (!proposed)
                return view_.say(
                    {.tone = proposed.error().kind == ErrorKind::Cancelled ? Tone::Warning : Tone::Bad,
                     .text = tr("No contract was proposed from %1.").arg(name),
                     .details = proposed.error().detail,
                     .help = helpTopicOf(proposed.error().kind)});
            auto words =
                tr("Proposed from %1 rows of %2: give it a name, and edit what was seen to what has to be.")
                    .arg(formatCount(proposed->rows), name);
            if (!proposed->freshness.isEmpty())
                words += u' ' +
                         tr("Freshness: %1, edit that to how often the data comes.").arg(proposed->freshness);
            view_.openNew(proposed->text,
                          {.tone = Tone::Accent, .text = words, .details = proposed->notes.join(u'\n')});
        });
}

void ContractsController::check(const DataContract& contract, const QString& path)
{
    checkTitle_ = tr("Checking %1").arg(path);
    checkJob_ = workspace_.runner().run<CheckedContractPtr>(
        {.title = checkTitle_, .slot = QStringLiteral("contract-tables"), .slotLimit = 1},
        [contract, path, words = tr("%1 rows read"),
         nowMs = toMs(workspace_.clock()())](JobContext& job) -> Result<CheckedContractPtr> {
            auto report = checkContract(contract, frameRequest(path), nowMs, frameContextOf(job, words));
            if (!report)
                return fail(report.error());
            report->file = path; // a table of it, where that was named
            return std::make_shared<const CheckedContract>(CheckedContract{std::move(*report), contract});
        },
        this,
        [this](Result<CheckedContractPtr> checked) {
            if (checked)
                view_.page()->check()->showChecked(*checked);
            else
                view_.page()->check()->showError(checked.error());
        });
}

// --- files for others

void ContractsController::exportCsv(const QString& path)
{
    const auto checked = view_.page()->check()->checked();
    if (!checked)
        return;
    exportJob_ = workspace_.runner().run<void>(
        {.title = tr("Saving %1").arg(path)},
        [table = findingsTable(checked), path](JobContext& job) { return writeTable(table, path, job.stop); },
        this, [this, path](Result<void> written) { sayExported(path, written); });
}

void ContractsController::exportJson(const QString& path)
{
    const auto checked = view_.page()->check()->checked();
    if (!checked)
        return;
    exportJob_ = workspace_.runner().run<void>(
        {.title = tr("Saving %1").arg(path)},
        [checked, path, contracts = contracts_](JobContext&) {
            const auto frozen = disputesOf(checked->contract, featureDisputes(contracts));
            const auto text = contractJson(checked->report, frozen).dump(2) + '\n';
            return writeWholeFile(path, QByteArray::fromStdString(text));
        },
        this, [this, path](Result<void> written) { sayExported(path, written); });
}

void ContractsController::sayExported(const QString& path, const Result<void>& written)
{
    if (written)
        Q_EMIT messageRaised(tr("Saved: %1").arg(path));
    else
        view_.say({.tone = Tone::Bad,
                   .text = tr("The result could not be saved."),
                   .details = written.error().where + u'\n' + written.error().detail,
                   .help = helpTopicOf(written.error().kind)});
}

} // namespace ph
