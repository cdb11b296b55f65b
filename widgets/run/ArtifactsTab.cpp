#include "widgets/run/ArtifactsTab.h"

#include "models/tables/ArtifactTreeModel.h"
#include "models/tables/Format.h"
#include "models/values/HelpTopic.h"
#include "models/values/InputSource.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/run/ArtifactPreviewPane.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIdentityProxyModel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace ph {
namespace {

// Icons are the widgets' business: the model below knows no palette.
class WithIcons : public QIdentityProxyModel {
public:
    using QIdentityProxyModel::QIdentityProxyModel;
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (role == Qt::DecorationRole && index.column() == ArtifactTreeModel::Name) {
            if (index.data(ArtifactTreeModel::KindRole).toInt() == int(ArtifactEntry::Kind::Directory))
                return themedIcon(QStringLiteral("folder"));
            const QString path = index.data(ArtifactTreeModel::PathRole).toString().toLower();
            const bool picture = path.endsWith(QStringLiteral(".png")) ||
                                 path.endsWith(QStringLiteral(".jpg")) ||
                                 path.endsWith(QStringLiteral(".jpeg"));
            const bool rows = path.endsWith(QStringLiteral(".csv")) || path.endsWith(QStringLiteral(".tsv"));
            return themedIcon(picture ? QStringLiteral("image-x-generic")
                              : rows  ? QStringLiteral("table")
                                      : QStringLiteral("text-x-generic"));
        }
        return QIdentityProxyModel::data(index, role);
    }
};

} // namespace

ArtifactsTab::ArtifactsTab(const QString& whenEmpty, QWidget* parent)
    : QWidget(parent)
    , whenEmpty_(whenEmpty)
{
    chooseFolder_ = [](QWidget* window) {
        return QFileDialog::getExistingDirectory(window, tr("Download to"));
    };
    model_ = new ArtifactTreeModel(this);
    auto* icons = new WithIcons(this);
    icons->setSourceModel(model_);

    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(space::xs);
    auto* top = new QHBoxLayout;
    title_ = new PlainLabel(tr("Artifacts"));
    title_->setTextSize(TextSize::Body, TextWeight::Medium);
    age_ = new AgeLabel;
    age_->setObjectName(QStringLiteral("artifactsAge"));
    age_->setPattern(tr("seen %1"));
    age_->setRole(PlainLabel::Role::Faint);
    age_->hide();
    top->addWidget(title_, 1);
    top->addWidget(age_);
    leftColumn->addLayout(top);
    treeBanner_ = new Banner;
    treeBanner_->setObjectName(QStringLiteral("artifactsBanner"));
    leftColumn->addWidget(treeBanner_);
    tree_ = new QTreeView;
    tree_->setObjectName(QStringLiteral("artifactsTree"));
    tree_->setAccessibleName(tr("Artifacts"));
    tree_->setModel(icons);
    tree_->setUniformRowHeights(true);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(ArtifactTreeModel::Name, QHeaderView::Stretch);
    tree_->header()->resizeSection(ArtifactTreeModel::Size, 96);
    treeState_ = new StateView;
    treeState_->setObjectName(QStringLiteral("artifactsState"));
    treeStack_ = new QStackedWidget;
    treeStack_->addWidget(tree_);
    treeStack_->addWidget(treeState_);
    leftColumn->addWidget(treeStack_, 1);

    auto* right = new QWidget;
    preview_ = right;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(space::s);
    pane_ = new ArtifactPreviewPane;
    auto* buttons = new QHBoxLayout;
    download_ = makeButton(QStringLiteral("artifactDownload"), tr("Download…"));
    download_->setIcon(themedIcon(QStringLiteral("download")));
    download_->setEnabled(false);
    keep_ = makeButton(QStringLiteral("artifactKeep"), tr("Keep for offline"));
    keep_->setToolTip(tr("Pins the run and fetches this file, or all that is in this folder"));
    keep_->setEnabled(false);
    cancel_ = makeButton(QStringLiteral("artifactCancel"), tr("Cancel download"), ButtonKind::Flat);
    cancel_->hide();
    buttons->addWidget(download_);
    buttons->addWidget(keep_);
    study_ = makeButton(QStringLiteral("artifactStudy"), tr("Use in a drift study"));
    auto* sides = new QMenu(study_);
    for (const auto& [text, side] : {std::pair(tr("As the reference"), StudySide::Reference),
                                     std::pair(tr("As the current table"), StudySide::Current)})
        connect(sides->addAction(text), &QAction::triggered, this,
                [this, chosen = side] { Q_EMIT studyRequested(currentPath(), chosen); });
    study_->setMenu(sides);
    study_->hide();
    buttons->addWidget(study_);
    buttons->addWidget(cancel_);
    buttons->addStretch();
    rightColumn->addWidget(pane_, 1);
    rightColumn->addLayout(buttons);

    splitter_ = new QSplitter;
    splitter_->setObjectName(QStringLiteral("artifactsSplitter"));
    splitter_->addWidget(left);
    splitter_->addWidget(right);
    splitter_->setSizes({380, 700});
    splitter_->setHandleWidth(space::m);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->addWidget(splitter_);

    connect(model_, &ArtifactTreeModel::directoryRequested, this, [this](const QString& directory) {
        if (clearing_) // the view wants to fill the tree that is being emptied: whose, is not known yet
            return;
        model_->applyLoading(directory);
        updateState();
        Q_EMIT artifactsRequested(directory);
    });
    connect(treeState_, &StateView::actionTriggered, this, [this] {
        model_->applyLoading({});
        updateState();
        Q_EMIT artifactsRequested({});
    });
    connect(treeBanner_, &Banner::actionTriggered, this, [this](const QString& directory) {
        treeBanner_->clear();
        model_->applyLoading(directory);
        Q_EMIT artifactsRequested(directory);
    });
    connect(tree_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ArtifactsTab::choose);
    connect(pane_, &ArtifactPreviewPane::actionTriggered, this, [this](const QString&) {
        if (const QString path = currentPath(); !path.isEmpty()) {
            pane_->showLoading();
            Q_EMIT previewRequested(path);
        }
    });
    connect(download_, &QPushButton::clicked, this, [this] {
        const QString path = currentPath();
        const QString folder = path.isEmpty() ? QString() : chooseFolder_(this);
        if (!folder.isEmpty())
            Q_EMIT downloadRequested(path, folder);
    });
    connect(keep_, &QPushButton::clicked, this, [this] {
        if (const QString path = currentPath(); !path.isEmpty())
            Q_EMIT keepRequested(path);
    });
    connect(cancel_, &QPushButton::clicked, this, [this] {
        Q_EMIT downloadCancelled(downloading_);
        cancel_->hide();
        pane_->progress()->finish();
    });
    updateState();
}

void ArtifactsTab::offerStudies()
{
    offersStudies_ = true;
}

QString ArtifactsTab::currentPath() const
{
    return tree_->currentIndex().data(ArtifactTreeModel::PathRole).toString();
}

std::optional<QList<ArtifactEntry>> ArtifactsTab::listed() const
{
    return model_->state({}) == ArtifactTreeModel::State::Known ? std::optional(model_->entries())
                                                                : std::nullopt;
}

void ArtifactsTab::clear()
{
    clearing_ = true;
    model_->clear();
    treeBanner_->clear();
    pane_->showNothing(tr("No file chosen"), tr("Choose a file to see what is in it."));
    pane_->banner()->clear();
    pane_->progress()->finish();
    cancel_->hide();
    updateState();
    clearing_ = false;
}

void ArtifactsTab::activate()
{
    if (model_->state({}) == ArtifactTreeModel::State::NotAsked)
        model_->fetchMore({});
}

void ArtifactsTab::updateState()
{
    const auto state = model_->state({});
    const bool rows = model_->rowCount() > 0;
    if (!rows && state == ArtifactTreeModel::State::Failed)
        treeState_->setContent(stateForError(*model_->error({})));
    else if (!rows && state == ArtifactTreeModel::State::Known)
        treeState_->setContent({StateContent::Kind::Empty,
                                QStringLiteral("folder-open"),
                                tr("No artifacts"),
                                whenEmpty_,
                                {},
                                {}});
    else if (!rows && state == ArtifactTreeModel::State::Loading)
        treeState_->setContent({StateContent::Kind::Loading, {}, tr("Reading the list…"), {}, {}, {}});
    else if (!rows)
        treeState_->setContent({StateContent::Kind::Empty,
                                QStringLiteral("folder"),
                                tr("Not asked for yet"),
                                {},
                                {},
                                {{QStringLiteral("retry"), tr("Read the list")}}});
    treeStack_->setCurrentIndex(rows ? 0 : 1);
    preview_->setVisible(rows); // nothing to choose, nothing to preview
    age_->setTime(model_->seenMs({}));
    age_->setVisible(model_->seenMs({}) != noTime);
}

void ArtifactsTab::showLoading(const QString& directory)
{
    model_->applyLoading(directory);
    updateState();
}

void ArtifactsTab::showEntries(const QString& directory, const QList<ArtifactEntry>& entries, qint64 seenMs)
{
    model_->apply(directory, entries, seenMs);
    updateState();
    Q_EMIT entriesChanged();
}

void ArtifactsTab::showError(const QString& directory, const Error& error)
{
    model_->applyFailure(directory, error);
    if (model_->rowCount() > 0) {
        const ErrorText words = errorText(error);
        treeBanner_->showMessage(
            {.tone = Tone::Bad,
             .text = tr("%1: %2").arg(directory.isEmpty() ? tr("The list") : directory, words.title),
             .details = words.details,
             .actions = {{directory, tr("Retry")}},
             .help = helpTopicOf(error.kind)});
    }
    updateState();
}

void ArtifactsTab::choose()
{
    const QModelIndex current = tree_->currentIndex();
    const QString path = currentPath();
    download_->setEnabled(current.isValid());
    keep_->setEnabled(current.isValid());
    const bool isFile =
        current.data(ArtifactTreeModel::KindRole).toInt() != int(ArtifactEntry::Kind::Directory);
    study_->setVisible(offersStudies_ && current.isValid() && isFile && isTableName(path));
    if (!current.isValid())
        return;
    pane_->showFile(path, current.siblingAtColumn(ArtifactTreeModel::Size).data().toString());
    if (!isFile) {
        pane_->showNothing(tr("A folder"), tr("Open it with the right arrow key, or download it whole."));
        return;
    }
    const auto entries = model_->entries();
    const auto entry =
        std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.path == path; });
    if (entry != entries.end() && entry->size && *entry->size > ArtifactPreview::maxBytes) {
        pane_->showNothing(tr("Too large to show here"),
                           tr("%1 is %2; previews end at %3. Download it instead.")
                               .arg(path, formatBytes(*entry->size), formatBytes(ArtifactPreview::maxBytes)));
        return;
    }
    pane_->showLoading();
    Q_EMIT previewRequested(path);
}

void ArtifactsTab::showPreviewLoading(const QString& path)
{
    if (path == currentPath())
        pane_->showLoading();
}

void ArtifactsTab::showPreview(const ArtifactPreview& preview, qint64 seenMs)
{
    if (preview.path == currentPath()) // somebody may have gone on meanwhile
        pane_->showPreview(preview, seenMs);
}

void ArtifactsTab::showPreviewError(const QString& path, const Error& error)
{
    if (path == currentPath())
        pane_->showError(error);
}

void ArtifactsTab::showDownloadProgress(const QString& path, qint64 doneBytes, qint64 totalBytes)
{
    downloading_ = path;
    cancel_->show();
    pane_->progress()->setProgress(doneBytes, totalBytes);
}

QString ArtifactsTab::downloadedText(const QString& path, const QStringList& files) const
{
    return files.size() == 1 ? tr("%1 is now %2").arg(path, files.first())
                             : tr("%1: %Ln files written", nullptr, int(files.size())).arg(path);
}

void ArtifactsTab::showDownloaded(const QString& path, const QStringList& files)
{
    pane_->progress()->finish();
    cancel_->hide();
    pane_->banner()->showMessage({.tone = Tone::Good,
                                  .text = downloadedText(path, files),
                                  .details = files.size() > 1 ? files.join(u'\n') : QString()});
}

void ArtifactsTab::showDownloadedFromCache(const QString& path, const QStringList& files, qint64 seenMs,
                                           const QStringList& missing)
{
    pane_->progress()->finish();
    cancel_->hide();
    auto text = tr("%1. The server did not answer: this is the cached copy, seen %2.")
                    .arg(downloadedText(path, files), formatSeenAge(seenMs, toMs(systemNow())));
    if (!missing.isEmpty())
        text += u' ' + tr("%Ln files are not in the cache.", nullptr, int(missing.size()));
    pane_->banner()->showMessage({.tone = Tone::Stale, .text = text, .details = missing.join(u'\n')});
}

void ArtifactsTab::showDownloadError(const QString& path, const Error& error)
{
    pane_->progress()->finish();
    cancel_->hide();
    const ErrorText words = errorText(error);
    pane_->banner()->showMessage({.tone = Tone::Bad,
                                  .text = tr("%1 was not downloaded: %2").arg(path, words.title),
                                  .details = words.details,
                                  .help = helpTopicOf(error.kind)});
}

} // namespace ph
