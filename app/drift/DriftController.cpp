#include "app/drift/DriftController.h"

#include "app/TableFile.h"
#include "app/contracts/ContractsController.h"
#include "app/drift/DriftReportFile.h"
#include "app/drift/PlacedTable.h"
#include "app/drift/QualityController.h"
#include "app/drift/RunTableController.h"
#include "models/values/HelpTopic.h"
#include "models/values/PlaceLink.h"
#include "services/driftstudy/StudyDrift.h"
#include "services/frames/DuckDbLibrary.h"
#include "services/frames/FrameReader.h"
#include "widgets/charts/PictureFile.h"
#include "widgets/common/Banner.h"
#include "widgets/drift/DriftDetailView.h"
#include "widgets/drift/DriftResultView.h"
#include "widgets/drift/DriftScreen.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>

namespace ph {

namespace {

constexpr qint64 progressSteps = 1'000;
constexpr qsizetype mostRecent = 12;
constexpr QSize figurePictureSize(960, 600);
const QString studySetting = QStringLiteral("drift/study");
const QString recentSetting = QStringLiteral("drift/recent");
const QString duckDbSetting = QStringLiteral("frames/duckdb"); // of a computer, so in no study's file

struct BothSchemas {
    FrameSchema reference, current;
};

Result<FrameSchema> schemaOf(Workspace& workspace, const QString& table, const QString& duckDb,
                             JobContext& job)
{
    const auto placed = placeTable(workspace, table, job.stop, [&job](const Progress& progress) {
        job.progress(progress.text, progress.done, progress.total);
    });
    if (!placed)
        return fail(placed.error());
    auto request = frameRequest(placed->path);
    request.duckDb = duckDb;
    return lookAtFrame(request);
}

QStringList textsIn(const QByteArray& json)
{
    QStringList texts;
    const auto items = QJsonDocument::fromJson(json).array();
    for (const auto& item : items)
        texts.append(item.toString());
    return texts;
}

} // namespace

DriftController::DriftController(Workspace& workspace, DriftScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , screen_(screen)
    , files_(QString::fromStdString((workspace.folder() / "drift").string()))
    , quality_(new QualityController(workspace, *screen.quality(), this))
    , runTables_(new RunTableController(workspace, screen, this))
    , contracts_(new ContractsController(workspace, *screen.contracts(), this))
{
    connect(quality_, &QualityController::messageRaised, this, &DriftController::messageRaised);
    connect(quality_, &QualityController::edited, this, &DriftController::edited);
    connect(quality_, &QualityController::editFailed, this, &DriftController::editFailed);
    connect(contracts_, &ContractsController::messageRaised, this, &DriftController::messageRaised);
    connectScreen();
    // What the status bar shows of the comparison, the screen shows as well.
    connect(&workspace_.runner(), &JobRunner::jobsChanged, this, [this] {
        if (!studyJob_.isRunning())
            return;
        const auto jobs = workspace_.runner().jobs();
        for (const auto& job : jobs) {
            if (job.title == jobTitle_)
                screen_.showProgress(job.text, job.done, job.total);
        }
    });
}

DriftController::~DriftController() = default;

void DriftController::connectScreen()
{
    connect(&screen_, &DriftScreen::newRequested, this, &DriftController::newStudy);
    connect(&screen_, &DriftScreen::editRequested, this, [this] { screen_.showEditor(current_); });
    connect(&screen_, &DriftScreen::runRequested, this, &DriftController::run);
    connect(&screen_, &DriftScreen::againRequested, this, &DriftController::compare);
    connect(&screen_, &DriftScreen::duckDbChosen, this, &DriftController::keepDuckDb);
    connect(&screen_, &DriftScreen::cancelRequested, this, [this] { studyJob_.cancel(); });
    connect(&screen_, &DriftScreen::backRequested, this, &DriftController::back);
    connect(&screen_, &DriftScreen::studyChosen, this, &DriftController::open);
    connect(&screen_, &DriftScreen::duplicateRequested, this, &DriftController::duplicate);
    connect(&screen_, &DriftScreen::linkRequested, this, [this] {
        QGuiApplication::clipboard()->setText(placeLink({PlaceLink::Kind::Drift, {}, current_.name}));
        Q_EMIT messageRaised(tr("The link was copied"));
    });
    connect(&screen_, &DriftScreen::renameRequested, this, &DriftController::rename);
    connect(&screen_, &DriftScreen::removeRequested, this, &DriftController::remove);
    connect(&screen_, &DriftScreen::filesDropped, this, &DriftController::takeDropped);
    connect(&screen_, &DriftScreen::csvRequested, this, &DriftController::exportCsv);
    connect(&screen_, &DriftScreen::pictureRequested, this, &DriftController::exportPicture);
    connect(&screen_, &DriftScreen::htmlRequested, this, &DriftController::exportHtml);
    connect(screen_.editor(), &DriftPlanEditor::looksWanted, this, &DriftController::look);
    connect(screen_.editor(), &DriftPlanEditor::runTableWanted, this, &DriftController::chooseRunTable);
    connect(screen_.result(), &DriftResultView::detailWanted, this, &DriftController::readDetail);
    connect(screen_.result()->detail(), &DriftDetailView::incidentRequested, this, [this] {
        if (const auto place = screen_.result()->detail()->place(); place && study_)
            Q_EMIT incidentRequested(current_.name, study_, *place);
    });
    connect(screen_.result(), &DriftResultView::fileWanted, this, &DriftController::exportFigure);
    connect(screen_.result(), &DriftResultView::copied, this,
            [this](int lines) { Q_EMIT messageRaised(tr("%Ln line(s) copied", nullptr, lines)); });
}

// --- asking

void DriftController::newStudy()
{
    screen_.showArea(DriftScreen::Area::Studies);
    screen_.showEditor({});
}

void DriftController::takeDropped(const QStringList& paths)
{
    NamedDriftPlan plan;
    plan.plan.reference = paths.value(0);
    plan.plan.current = paths.value(1);
    screen_.showArea(DriftScreen::Area::Studies);
    screen_.showEditor(plan);
}

void DriftController::back()
{
    if (study_)
        screen_.showStudy(study_);
    else if (!current_.name.isEmpty())
        screen_.showReady(current_);
    else
        screen_.showStart();
}

void DriftController::look(const QString& reference, const QString& current, const QString& named)
{
    screen_.editor()->showLooking();
    const auto duckDb = duckDbFor(named);
    const bool isFetching = namesRunTable(reference) || namesRunTable(current);
    lookJob_ = workspace_.runner().run<BothSchemas>(
        {.title = isFetching ? tr("Fetching a run's table") : QString()},
        [&workspace = workspace_, reference, current, duckDb](JobContext& job) -> Result<BothSchemas> {
            auto first = schemaOf(workspace, reference, duckDb, job);
            if (!first)
                return fail(first.error());
            if (job.stop.stop_requested())
                return fail(ErrorKind::Cancelled, current);
            auto second = schemaOf(workspace, current, duckDb, job);
            if (!second)
                return fail(second.error());
            return BothSchemas{std::move(*first), std::move(*second)};
        },
        this,
        [this, duckDb](Result<BothSchemas> both) {
            if (both)
                screen_.editor()->showSchemas(both->reference, both->current);
            else if (duckdb::isRefusal(both.error(), duckDb))
                screen_.editor()->showDuckDbLacking(both.error());
            else
                screen_.editor()->showLookError(both.error());
        });
}

void DriftController::startWith(DriftPlanEditor::Side side, const QString& table)
{
    newStudy();
    screen_.editor()->setPath(side, table);
}

void DriftController::chooseRunTable(DriftPlanEditor::Side side)
{
    const auto title = side == DriftPlanEditor::Side::Reference ? tr("Reference: what it was like")
                                                                : tr("Current: what it is like now");
    runTables_->choose(title, [this, side](const RunTableLine& line) {
        screen_.editor()->setPath(side, line.text);
        if (line.follow == RunTableLine::Follow::OnlyAsShown)
            noteDigest(side, line);
    });
}

void DriftController::noteDigest(DriftPlanEditor::Side side, const RunTableLine& line)
{
    digestJobs_[side == DriftPlanEditor::Side::Reference ? 0 : 1] = workspace_.runner().run<QString>(
        {}, [line](JobContext& job) { return digestNote(line.text, line.digest, job.stop); }, this,
        [this, side, line](Result<QString> note) {
            if (note && screen_.editor()->path(side) == line.text)
                screen_.editor()->setNote(side, tr("Dataset input %1: %2").arg(line.name, *note));
        });
}

// --- comparing

void DriftController::run(const NamedDriftPlan& plan)
{
    // What has another name than the study that was edited is a new one, and takes nobody's place.
    const bool isSame = plan.name == current_.name;
    fileJob_ = workspace_.runner().run<NamedDriftPlan>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [files = files_, plan, isSame](JobContext&) -> Result<NamedDriftPlan> {
            auto kept = plan;
            if (!isSame)
                kept.name = files.freeName(plan.name);
            if (auto saved = files.save(kept); !saved)
                return fail(saved.error());
            return kept;
        },
        this,
        [this](Result<NamedDriftPlan> kept) {
            if (!kept)
                return sayTrouble(tr("The study could not be kept."), kept.error());
            current_ = *kept;
            listStudies();
            compare();
        });
}

void DriftController::compare()
{
    if (current_.name.isEmpty())
        return;
    study_.reset();
    detailJob_ = {};
    screen_.showRunning(current_);
    remember();
    jobTitle_ = tr("Comparing: %1").arg(current_.name);
    auto asked = current_.plan;
    asked.duckDb = duckDbFor(asked.duckDb);
    studyJob_ = workspace_.runner().run<DriftStudyPtr>(
        {.title = jobTitle_, .slot = QStringLiteral("drift"), .slotLimit = 1},
        [&workspace = workspace_, plan = asked,
         name = current_.name](JobContext& job) -> Result<DriftStudyPtr> {
            const auto placed = placeTables(workspace, plan, job.stop, [&job](const Progress& progress) {
                job.progress(progress.text, progress.done, progress.total);
            });
            if (!placed)
                return fail(placed.error());
            StudyContext context;
            context.stop = job.stop;
            context.progress = [&job](const QString& step, double share) {
                job.progress(step, qint64(share * double(progressSteps)), progressSteps);
            };
            auto study = studyDrift(placed->plan, context);
            if (!study)
                return fail(study.error());
            study->notes.insert(study->notes.begin(), placed->notes.begin(), placed->notes.end());
            workspace.observer().noteStudy(name, *study);
            return std::make_shared<const DriftStudy>(std::move(*study));
        },
        this,
        [this, duckDb = asked.duckDb](Result<DriftStudyPtr> study) {
            if (study) {
                study_ = *study;
                screen_.showStudy(study_);
            } else if (duckdb::isRefusal(study.error(), duckDb)) {
                screen_.showDuckDbLacking(study.error());
            } else {
                screen_.showError(study.error());
            }
            showWantedPlace();
            Q_EMIT studyShown();
        });
}

void DriftController::readDetail(const DriftPlace& place)
{
    if (!study_)
        return;
    detailJob_ = workspace_.runner().run<DriftDetail>(
        {.title = {}, .slot = QStringLiteral("drift-detail"), .slotLimit = 1},
        [study = study_, place](JobContext& job) {
            StudyContext context;
            context.stop = job.stop;
            return driftDetail(*study, place.column, place.segment, place.window, context);
        },
        this,
        [this](Result<DriftDetail> detail) {
            if (detail)
                screen_.result()->detail()->showDetail(*detail);
            else
                screen_.result()->detail()->showError(detail.error());
        });
}

// --- kept studies

void DriftController::open(const QString& name)
{
    openJob_ = workspace_.runner().run<NamedDriftPlan>(
        {}, [files = files_, name](JobContext&) { return files.load(name); }, this,
        [this](Result<NamedDriftPlan> plan) {
            if (!plan)
                return sayTrouble(tr("The study could not be opened."), plan.error());
            current_ = *plan;
            screen_.showStudies(names_, current_.name);
            compare();
        });
}

void DriftController::show(const NamedDriftPlan& study)
{
    screen_.showArea(DriftScreen::Area::Studies);
    if (current_.name == study.name && (study_ || studyJob_.isRunning()))
        return;
    openJob_ = {};
    studyJob_ = {};
    detailJob_ = {};
    study_.reset();
    current_ = study;
    screen_.showStudies(names_, current_.name);
    screen_.showReady(current_);
}

void DriftController::openOrigin(const QStringList& parts)
{
    wantedPlace_ = parts;
    screen_.showArea(DriftScreen::Area::Studies);
    if (study_ && current_.name == parts.value(0))
        return showWantedPlace();
    open(parts.value(0));
}

void DriftController::showWantedPlace()
{
    const auto wanted = std::exchange(wantedPlace_, {});
    if (wanted.isEmpty() || !study_ || current_.name != wanted.value(0))
        return;
    const auto& study = *study_;
    const auto named = [](const auto& all, const QString& name,
                          const auto& nameOf) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (nameOf(all[i]) == name)
                return i;
        }
        return std::nullopt;
    };
    const auto column =
        named(study.columns, wanted.value(1), [](const StudiedColumn& one) { return one.column.name; });
    if (!column)
        return screen_.say({Tone::Warning, tr("The study has no column %1 any more.").arg(wanted.value(1))});
    const auto window =
        named(study.windows, wanted.value(2), [](const DriftWindow& one) { return one.name; });
    const auto segment = named(study.segments, wanted.value(3),
                               [](const DriftSegment& one) { return one.isAll() ? QString() : one.text(); });
    screen_.result()->openPlace({*column, segment.value_or(0), window});
}

void DriftController::restore()
{
    struct Restored {
        std::optional<NamedDriftPlan> plan;
        QStringList recent;
        QString duckDb;
    };
    auto& state = workspace_.state();
    restoreJob_ = workspace_.runner().run<Restored>(
        {},
        [&state, files = files_](JobContext&) -> Result<Restored> {
            Restored restored;
            if (const auto recent = state.setting(recentSetting); recent && *recent)
                restored.recent = textsIn(**recent);
            if (const auto duckDb = state.setting(duckDbSetting); duckDb && *duckDb)
                restored.duckDb = QString::fromUtf8(**duckDb);
            const auto name = state.setting(studySetting);
            if (name && *name) {
                if (auto plan = files.load(QString::fromUtf8(**name)))
                    restored.plan = std::move(*plan);
            }
            return restored;
        },
        this,
        [this](Result<Restored> restored) {
            if (!restored)
                return;
            recent_ = restored->recent;
            screen_.editor()->setRecent(recent_);
            if (duckDb_.isEmpty()) // nobody was faster
                duckDb_ = restored->duckDb;
            screen_.editor()->setDuckDb(duckDb_);
            if (restored->plan && screen_.isAtStart() && !openJob_.isRunning()) { // nobody wants another one
                current_ = *restored->plan;
                screen_.showReady(current_);
            }
            listStudies();
        });
}

void DriftController::listStudies()
{
    listJob_ = workspace_.runner().run<DriftFiles::Listing>(
        {}, [files = files_](JobContext&) -> Result<DriftFiles::Listing> { return files.list(); }, this,
        [this](Result<DriftFiles::Listing> listing) {
            if (!listing)
                return;
            names_ = listing->names;
            screen_.showStudies(names_, current_.name);
            if (!listing->faults.isEmpty()) {
                const auto& fault = listing->faults.first();
                screen_.say({.tone = Tone::Warning,
                             .text = tr("%Ln file(s) of studies cannot be read.", nullptr,
                                        int(listing->faults.size())),
                             .details = fault.item + u'\n' + fault.error.detail});
            }
        });
}

void DriftController::remember()
{
    for (const auto& path : {current_.plan.current, current_.plan.reference}) {
        recent_.removeAll(path);
        recent_.prepend(path);
    }
    recent_ = recent_.first(std::min(mostRecent, recent_.size()));
    screen_.editor()->setRecent(recent_);
    keep(
        {{studySetting, current_.name.toUtf8()},
         {recentSetting, QJsonDocument(QJsonArray::fromStringList(recent_)).toJson(QJsonDocument::Compact)}});
}

void DriftController::keepDuckDb(const QString& path)
{
    duckDb_ = path;
    screen_.editor()->setDuckDb(path);
    keep({{duckDbSetting, path.toUtf8()}});
}

void DriftController::keep(const QList<std::pair<QString, QByteArray>>& settings)
{
    auto& state = workspace_.state();
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    writes_.push_back(workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [&state, settings](JobContext&) -> Result<void> {
            for (const auto& [name, value] : settings) {
                if (auto put = state.putSetting(name, value); !put)
                    return put;
            }
            return {};
        },
        this, [](Result<void>) {}));
}

void DriftController::import(const QStringList& paths)
{
    screen_.showArea(DriftScreen::Area::Reports);
    quality_->import(paths);
}

// --- files for others

void DriftController::exportCsv(const QString& path)
{
    exportJob_ = workspace_.runner().run<void>(
        {.title = tr("Saving %1").arg(path)},
        [table = screen_.result()->table(), path](JobContext& job) {
            return writeTable(table, path, job.stop);
        },
        this,
        [this, path](Result<void> written) {
            if (!written)
                return sayTrouble(tr("The table could not be saved."), written.error());
            Q_EMIT messageRaised(tr("Saved: %1").arg(path));
        });
}

void DriftController::exportPicture(const QString& path)
{
    auto* map = screen_.result()->heat()->map();
    const auto size = map->pictureSize();
    const auto& theme = Theme::of(map);
    // Painted here, where the view is; packed and written elsewhere.
    const auto painted = paintPicture(path, size, current_.name, [&](QPainter& painter) {
        const QRectF area({}, QSizeF(size));
        painter.fillRect(area, theme.surface);
        map->paintPicture(painter, area, theme);
    });
    if (!painted)
        return sayTrouble(tr("The picture could not be saved."), painted.error());
    exportJob_ = workspace_.runner().run<void>(
        {.title = tr("Saving %1").arg(path)},
        [picture = *painted, path](JobContext&) { return writePicture(picture, path); }, this,
        [this, path](Result<void> written) {
            if (!written)
                return sayTrouble(tr("The picture could not be saved."), written.error());
            Q_EMIT messageRaised(tr("Saved: %1").arg(path));
        });
}

void DriftController::exportFigure(const ChartFigure& figure, FigureCard::File file)
{
    using File = FigureCard::File;
    const auto ending = file == File::Svg   ? QStringLiteral("svg")
                        : file == File::Pdf ? QStringLiteral("pdf")
                        : file == File::Csv ? QStringLiteral("csv")
                                            : QStringLiteral("png");
    const auto path = QFileDialog::getSaveFileName(&screen_, tr("Save the chart"),
                                                   driftPlanFileName(figure.title) + u'.' + ending,
                                                   QStringLiteral("*.%1").arg(ending));
    if (path.isEmpty())
        return;
    const auto painted = file == File::Csv
                             ? Result<PaintedPicture>(PaintedPicture())
                             : paintPicture(path, figurePictureSize, figure.title,
                                            figurePainting(figure, figurePictureSize, Theme::of(&screen_)));
    if (!painted)
        return sayTrouble(tr("The picture could not be saved."), painted.error());
    exportJob_ = workspace_.runner().run<void>(
        {.title = tr("Saving %1").arg(path)},
        [picture = *painted, table = figure.table, file, path](JobContext& job) {
            return file == File::Csv ? writeTable(table, path, job.stop) : writePicture(picture, path);
        },
        this,
        [this, path](Result<void> written) {
            if (!written)
                return sayTrouble(tr("The chart could not be saved."), written.error());
            Q_EMIT messageRaised(tr("Saved: %1").arg(path));
        });
}

void DriftController::exportHtml(const QString& path)
{
    if (!study_)
        return;
    exportJob_ = workspace_.runner().run<void>(
        {.title = tr("Saving %1").arg(path)},
        [study = study_, path](JobContext& job) {
            StudyContext context{job.stop};
            context.progress = [&job](const QString& step, double share) {
                job.progress(step, qint64(share * double(progressSteps)), progressSteps);
            };
            return writeDriftReport(path, *study, context);
        },
        this,
        [this, path](Result<void> written) {
            if (!written)
                return sayTrouble(tr("The report could not be saved."), written.error());
            Q_EMIT messageRaised(tr("Saved: %1").arg(path));
        });
}

void DriftController::sayTrouble(const QString& what, const Error& error)
{
    screen_.say({.tone = Tone::Bad,
                 .text = what,
                 .details = error.where + u'\n' + error.detail,
                 .help = helpTopicOf(error.kind)});
}

} // namespace ph
