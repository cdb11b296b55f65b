#include "widgets/drift/QualityView.h"

#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"
#include "models/values/HelpTopic.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DetailsBox.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/ItemToolTip.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/drift/DriftTones.h"
#include "widgets/drift/FrameSourceEdit.h"
#include "widgets/drift/StudyTable.h"

#include <QDataStream>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int qualityStateVersion = 1;

/// Badges of verdicts, whose number a role of the model tells; whole texts in tool tips.
class QualityDelegate final : public LineDelegate {
public:
    QualityDelegate(int verdictColumn, int verdictRole)
    {
        setBadgeColumn(verdictColumn, [verdictRole](const QModelIndex& index) {
            return qualityTone(QualityVerdict(index.data(verdictRole).toInt()));
        });
    }
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override
    {
        return showItemToolTip(*event, view, option, index) ||
               LineDelegate::helpEvent(event, view, option, index);
    }
};

QString faultsText(const QList<ItemFault>& faults)
{
    QStringList lines;
    for (const auto& fault : faults)
        lines.append(fault.item + QStringLiteral(": ") +
                     (fault.error.detail.isEmpty() ? errorMeaning(fault.error.kind) : fault.error.detail));
    return lines.join(u'\n');
}

QString provenanceText(const QualityReport& report, std::int64_t importedMs)
{
    QStringList lines;
    const auto line = [&lines](const QString& name, const QString& value) {
        if (!value.isEmpty())
            lines.append(QStringLiteral("%1: %2").arg(name, value));
    };
    line(QualityView::tr("File"), report.file);
    line(QualityView::tr("SHA-256"), report.sha256);
    line(QualityView::tr("Size"), formatBytes(report.bytes));
    line(QualityView::tr("Tool"), QStringLiteral("%1 %2").arg(report.tool, report.toolVersion).trimmed());
    line(QualityView::tr("Format"), report.format);
    line(QualityView::tr("Made"), report.madeText);
    line(QualityView::tr("Imported"), formatUtcTime(importedMs));
    line(QualityView::tr("Reference"), report.reference);
    line(QualityView::tr("Current"), report.current);
    for (const auto& unread : report.unread)
        line(QualityView::tr("Not understood"), QStringLiteral("%1 × %2").arg(unread.name).arg(unread.count));
    return lines.join(u'\n');
}

} // namespace

QualityView::QualityView(QWidget* parent, Clock clock)
    : QWidget(parent)
    , reports_(new QualityReportModel(this, std::move(clock)))
    , items_(new QualityItemModel(this))
    , said_(new Banner)
    , title_(new PlainLabel)
    , made_(new PlainLabel)
    , unread_(new PlainLabel)
    , compared_(new PlainLabel)
    , provenance_(new DetailsBox)
    , search_(new SearchField)
    , empty_(new StateView)
    , parts_(new QSplitter(Qt::Horizontal))
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("qualityView"));
    setAcceptDrops(true);
    said_->setObjectName(QStringLiteral("qualityBanner"));
    empty_->setObjectName(QStringLiteral("qualityEmpty"));
    parts_->setObjectName(QStringLiteral("qualitySplitter"));
    parts_->setChildrenCollapsible(false);
    parts_->addWidget(buildShelf());
    parts_->addWidget(buildReport());
    parts_->setStretchFactor(1, 1);
    parts_->setSizes({500, 760});
    stack_->addWidget(empty_);
    stack_->addWidget(parts_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(said_);
    column->addWidget(stack_, 1);
    connect(empty_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String("qualityImportFolder"))
            chooseFolder();
        else
            chooseFiles();
    });
    showState();
}

QWidget* QualityView::buildShelf()
{
    auto* delegate = new QualityDelegate(QualityReportModel::Verdict, QualityReportModel::VerdictRole);
    delegate->setMainColumn(QualityReportModel::Title);
    delegate->setMutedColumns({QualityReportModel::Tool, QualityReportModel::Imported});
    shelf_ = new StudyTable(QStringLiteral("qualityReports"), tr("Imported reports"), reports_, delegate,
                            {112, 0, 124, 96});
    shelf_->setSortingEnabled(false); // the last imported first
    auto* files = makeButton(QStringLiteral("qualityImport"), tr("Import…"), ButtonKind::Primary);
    auto* folder = makeButton(QStringLiteral("qualityImportFolderButton"), tr("Import a folder…"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::l, space::s, space::l, space::s);
    row->setSpacing(space::s);
    row->addWidget(files);
    row->addWidget(folder);
    row->addStretch(1);
    auto* holder = new QWidget;
    holder->setMinimumWidth(280);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(belowTitle(shelf_), 1);
    connect(files, &QPushButton::clicked, this, &QualityView::chooseFiles);
    connect(folder, &QPushButton::clicked, this, &QualityView::chooseFolder);
    connect(shelf_, &StudyTable::chosen, this, [this](const QModelIndex& at) {
        showReport(at.data(QualityReportModel::DigestRole).toString());
    });
    setFocusProxy(shelf_);
    return holder;
}

QWidget* QualityView::buildReport()
{
    title_->setObjectName(QStringLiteral("qualityTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    made_->setObjectName(QStringLiteral("qualityMade"));
    made_->setRole(PlainLabel::Role::Muted);
    compared_->setObjectName(QStringLiteral("qualityCompared"));
    compared_->setRole(PlainLabel::Role::Muted);
    unread_->setObjectName(QStringLiteral("qualityUnread"));
    unread_->setTone(Tone::Warning);
    unread_->setTextSize(TextSize::Small);
    provenance_->setObjectName(QStringLiteral("qualityProvenance"));
    provenance_->text()->setObjectName(QStringLiteral("qualityProvenanceText"));
    provenance_->toggle()->setText(tr("Where it came from"));
    search_->setObjectName(QStringLiteral("qualitySearch"));
    search_->setPlaceholder(tr("Filter by check, column, segment, words"));
    search_->lineEdit()->setAccessibleName(tr("Filter checks"));
    search_->setPause(std::chrono::milliseconds(0));
    auto* remove = new IconButton(QStringLiteral("edit-delete"), tr("Remove the report from the workspace"));
    remove->setObjectName(QStringLiteral("qualityRemove"));
    auto* delegate = new QualityDelegate(QualityItemModel::Verdict, QualityItemModel::VerdictRole);
    delegate->setMainColumn(QualityItemModel::ColumnName);
    delegate->setMutedColumns({QualityItemModel::Threshold, QualityItemModel::Words});
    table_ = new StudyTable(QStringLiteral("qualityItems"), tr("Checks of the report"), items_, delegate,
                            {104, 130, 160, 130, 190, 120, 150, 80, 88, 88, 110, 200, 320});
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_);
    top->addStretch(1);
    top->addWidget(provenance_->toggle());
    top->addWidget(remove);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::l, space::s, space::l, space::s);
    head->setSpacing(space::xs);
    head->addLayout(top);
    for (QWidget* part :
         std::initializer_list<QWidget*>{made_, compared_, unread_, provenance_->text(), search_})
        head->addWidget(part);
    auto* holder = new QWidget;
    holder->setMinimumWidth(320);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(belowTitle(table_), 1);
    provenance_->hide(); // only lends its parts
    const auto filter = [this] { items_->setFilter(search_->text()); };
    connect(search_, &SearchField::settled, this, filter);
    connect(search_, &SearchField::cleared, this, filter);
    connect(table_, &StudyTable::copied, this, &QualityView::copied);
    connect(remove, &QToolButton::clicked, this, [this] {
        if (!selected().isEmpty())
            Q_EMIT removeRequested(selected());
    });
    return holder;
}

void QualityView::showReports(const QList<ShelvedReport>& reports, const QList<ItemFault>& faults)
{
    state_ = Shelf::Read;
    const auto before = selected();
    reports_->apply(reports);
    if (!faults.isEmpty())
        said_->showMessage({.tone = Tone::Warning,
                            .text = tr("%Ln kept file(s) cannot be read.", nullptr, int(faults.size())),
                            .details = faultsText(faults)});
    showState();
    if (reports_->rowCount() == 0)
        return showReport({});
    showReport(reports_->rowOf(before) >= 0 ? before : reports_->at(0).digest());
}

void QualityView::showImporting()
{
    said_->showMessage(
        {.tone = Tone::Accent, .text = tr("Importing…"), .dismiss = BannerMessage::Dismiss::NotAllowed});
}

void QualityView::showImported(int read, int passedOver, const QList<ItemFault>& faults)
{
    QStringList parts{tr("%Ln report(s) imported.", nullptr, read)};
    if (passedOver > 0)
        parts.append(tr("%Ln file(s) of the folder are no reports.", nullptr, passedOver));
    if (!faults.isEmpty())
        parts.append(tr("%Ln file(s) could not be read.", nullptr, int(faults.size())));
    said_->showMessage(
        {.tone = !faults.isEmpty() ? Tone::Warning
                 : read > 0        ? Tone::Good
                                   : Tone::Neutral,
         .text = parts.join(u' '),
         .details = faultsText(faults),
         .help = faults.isEmpty() ? QString() : QStringLiteral("contracts#reports-of-other-tools")});
}

void QualityView::showError(const Error& error)
{
    state_ = Shelf::Read;
    said_->showMessage({.tone = Tone::Bad,
                        .text = error.detail.isEmpty() ? errorMeaning(error.kind) : error.detail,
                        .details = errorText(error).details,
                        .help = helpTopicOf(error.kind)});
    showState();
}

void QualityView::showState()
{
    stack_->setCurrentWidget(reports_->rowCount() > 0 ? static_cast<QWidget*>(parts_) : empty_);
    if (state_ == Shelf::Unread)
        return empty_->setContent(
            {.kind = StateContent::Kind::Loading, .title = tr("Reading the imported reports…")});
    empty_->setContent(
        {StateContent::Kind::Empty,
         QStringLiteral("document-import"),
         tr("No report is imported yet"),
         tr("Reports that other tools made belong here: Evidently (JSON, snapshots), Great Expectations "
            "(validation results), whylogs, NannyML, SageMaker Model Monitor, TensorFlow Data Validation and "
            "Vertex AI, Azure ML. Drop files or a folder here; they are recognised by what is in them, and "
            "their own bytes are kept."),
         {},
         {{QStringLiteral("qualityImportFiles"), tr("Import files…"), QStringLiteral("document-import")},
          {QStringLiteral("qualityImportFolder"), tr("Import a folder…"),
           QStringLiteral("document-open-folder")}}});
}

QString QualityView::selected() const
{
    return items_->report() ? items_->report()->sha256 : QString();
}

void QualityView::select(const QString& digest)
{
    showReport(digest);
}

void QualityView::showReport(const QString& digest)
{
    const int row = reports_->rowOf(digest);
    if (row < 0)
        return items_->show(nullptr);
    const auto& shelved = reports_->at(row);
    const auto& report = *shelved.report;
    if (shelf_->currentIndex().row() != row)
        shelf_->setCurrentIndex(reports_->index(row, 0));
    items_->show(shelved.report);
    title_->setText(shelved.title());
    const auto tool = QStringLiteral("%1 %2").arg(report.tool, report.toolVersion).trimmed();
    made_->setText(report.madeText.isEmpty()
                       ? tr("By %1 (%2); when it was made is not told").arg(tool, report.format)
                       : tr("By %1 (%2), made %3").arg(tool, report.format, report.madeText));
    compared_->setText(report.reference.isEmpty() || report.current.isEmpty()
                           ? report.reference + report.current
                           : tr("%1 against %2").arg(report.current, report.reference));
    compared_->setVisible(!compared_->text().isEmpty());
    qint64 unread = 0;
    for (const auto& part : report.unread)
        unread += part.count;
    unread_->setText(
        tr("%1 part(s) of the file are not understood, and not shown.").arg(formatCount(unread)));
    unread_->setVisible(unread > 0);
    provenance_->setDetails(provenanceText(report, shelved.importedMs));
    provenance_->hide();
}

void QualityView::chooseFiles()
{
    const auto files = QFileDialog::getOpenFileNames(this, tr("Import reports"), {},
                                                     tr("Reports (*.json *.csv);;All files (*)"));
    if (!files.isEmpty())
        Q_EMIT importRequested(files);
}

void QualityView::chooseFolder()
{
    const auto folder = QFileDialog::getExistingDirectory(this, tr("Import a folder with reports"));
    if (!folder.isEmpty())
        Q_EMIT importRequested({folder});
}

void QualityView::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void QualityView::dropEvent(QDropEvent* event)
{
    const auto files = draggedFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT importRequested(files);
}

QByteArray QualityView::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << qualityStateVersion << parts_->saveState() << table_->saveColumns();
    return state;
}

void QualityView::restoreState(const QByteArray& state)
{
    QDataStream in(state);
    int version = 0;
    QByteArray parts, columns;
    in >> version >> parts >> columns;
    if (version != qualityStateVersion || in.status() != QDataStream::Ok)
        return;
    parts_->restoreState(parts);
    table_->restoreColumns(columns);
}

} // namespace ph
