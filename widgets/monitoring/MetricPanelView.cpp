#include "widgets/monitoring/MetricPanelView.h"

#include "models/charts/ChartTableModel.h"
#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "models/values/HelpTopic.h"
#include "models/values/WholeFile.h"
#include "widgets/charts/CurvePlot.h"
#include "widgets/charts/FigureView.h"
#include "widgets/charts/PictureFile.h"
#include "widgets/charts/TableToggle.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Card.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/StateView.h"
#include "widgets/monitoring/ShiftFigure.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace ph {

namespace {

constexpr int panelPlotHeight = 180, panelShiftHeight = 176;

} // namespace

MetricPanelView::MetricPanelView(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
{
    build();
    connect(plot_, &CurvePlot::crossMoved, this, &MetricPanelView::crossMoved);
    connect(state_, &StateView::actionTriggered, this, &MetricPanelView::retryRequested);
    connect(failure_, &Banner::actionTriggered, this, &MetricPanelView::retryRequested);
    connect(asTable_, &QToolButton::toggled, this, &MetricPanelView::showBody);
}

void MetricPanelView::build()
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    title_ = new PlainLabel;
    title_->setTextSize(TextSize::Body, TextWeight::Bold);
    unit_ = new PlainLabel;
    unit_->setRole(PlainLabel::Role::Faint);
    latest_ = new PlainLabel;
    latest_->setObjectName(QStringLiteral("panelLatest"));
    latest_->setFont(digitFont(TextSize::Small));
    latest_->setRole(PlainLabel::Role::Muted);
    asTable_ = makeTableToggle(QStringLiteral("panelAsTable"), this);
    more_ = new IconButton(QStringLiteral("document-export"), tr("Copy or save"));
    more_->setObjectName(QStringLiteral("panelMore"));
    more_->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(this);
    const auto add = [&](const char* icon, const QString& text, auto&& act) {
        connect(menu->addAction(themedIcon(QLatin1String(icon)), text), &QAction::triggered, this, act);
    };
    add("edit-copy", tr("Copy points as CSV"),
        [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(csv())); });
    add("edit-copy", tr("Copy the query"), [this] { QGuiApplication::clipboard()->setText(expressions()); });
    menu->addSeparator();
    add("document-save", tr("Save as PNG…"),
        [this] { exportTo(QStringLiteral("png"), tr("PNG picture (*.png)")); });
    add("document-save", tr("Save as SVG…"),
        [this] { exportTo(QStringLiteral("svg"), tr("SVG picture (*.svg)")); });
    add("document-save", tr("Save as CSV…"), [this] { exportTo(QStringLiteral("csv"), tr("CSV (*.csv)")); });
    more_->setMenu(menu);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_);
    top->addWidget(unit_);
    top->addStretch(1);
    top->addWidget(latest_);
    top->addWidget(asTable_);
    top->addWidget(more_);
    failure_ = new Banner;
    failure_->setObjectName(QStringLiteral("panelFailure"));
    plot_ = new CurvePlot;
    table_ = new QTableView;
    table_->setObjectName(QStringLiteral("panelTable"));
    tableModel_ = new ChartTableModel(table_);
    table_->setModel(tableModel_);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(height::row);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false); // Tab leads on; arrows go from cell to cell
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    state_ = new StateView;
    stack_ = new QStackedWidget;
    stack_->setMinimumHeight(panelPlotHeight);
    shift_ = new FigureView;
    shift_->setObjectName(QStringLiteral("panelShift"));
    shift_->setAccessibleName(tr("Before and now"));
    shift_->setFixedHeight(panelShiftHeight);
    shift_->hide();
    picture_ = new QWidget;
    auto* parts = new QVBoxLayout(picture_);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(space::xs);
    moved_ = new PlainLabel;
    moved_->setObjectName(QStringLiteral("panelMoved"));
    moved_->setTextSize(TextSize::Small, TextWeight::Medium);
    moved_->setContentsMargins(space::s, 0, 0, 0);
    moved_->hide();
    parts->addWidget(plot_, 1);
    parts->addWidget(moved_);
    parts->addWidget(shift_);
    for (QWidget* part : std::initializer_list<QWidget*>{picture_, table_, state_})
        stack_->addWidget(part);
    notes_ = noteText(QStringLiteral("panelNotes"));
    notes_->setTone(Tone::Warning);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::xs, space::m, space::s);
    column->setSpacing(space::xs);
    column->addLayout(top);
    column->addWidget(failure_);
    column->addWidget(stack_, 1);
    column->addWidget(notes_);
}

void MetricPanelView::showPanel(const MetricPanel& panel)
{
    panel_ = panel;
    const auto title = panelTitle(panel.id);
    setObjectName(QStringLiteral("panel-") + panel.id);
    setAccessibleName(title);
    plot_->setAccessibleName(title);
    table_->setAccessibleName(title);
    title_->setText(title);
    showUnit();
    setToolTip(plainToolTip(expressions()));
    showBody();
}

void MetricPanelView::showReading(const PanelReading& reading)
{
    const bool isSamePicture = reading.lines == reading_.lines && reading.buckets == reading_.buckets &&
                               reading.window == reading_.window;
    reading_ = reading;
    if (!isSamePicture)
        showScene();
    setToolTip(plainToolTip(expressions()));
    showUnit();
    showLatest();
    showNotes();
    showBody();
}

void MetricPanelView::showMarks(const QList<DeployMark>& marks)
{
    if (marks == marks_)
        return;
    marks_ = marks;
    showScene();
}

void MetricPanelView::showScene()
{
    plot_->showScene(panelScene(reading_, {}, marks_));
    tableModel_->show(panelTable(reading_, marks_));
    if (!reading_.buckets)
        return;
    const auto figure = shiftFigure(reading_, marks_);
    moved_->setText(figure.title);
    shift_->showFigure(figure);
}

void MetricPanelView::addMenu(QMenu* menu)
{
    more_->menu()->addSeparator();
    more_->menu()->addMenu(menu);
}

void MetricPanelView::setCross(std::optional<double> x)
{
    plot_->setCross(x);
}

/// The query that was answered, else those that are asked.
QString MetricPanelView::expressions() const
{
    if (!reading_.asked.isEmpty())
        return reading_.asked;
    QStringList texts;
    for (const auto& part : panel_.parts) {
        if (!part.expression.isEmpty())
            texts << part.expression;
    }
    return texts.join(u'\n');
}

/// Of a distribution with the metric that was chosen by its name: it may be another one than was meant.
void MetricPanelView::showUnit()
{
    if (panel_.id == QLatin1String("query"))
        return unit_->clear();
    auto text = panelUnitText(panel_.unit);
    for (const auto& part : panel_.parts) {
        if (panel_.isDistribution() && !part.counters.isEmpty() && reading_.asked.contains(part.counters)) {
            text += QStringLiteral(" · ") + part.counters;
            break;
        }
    }
    unit_->setText(text);
}

void MetricPanelView::showLatest()
{
    if (reading_.buckets)
        return latest_->setText(
            tr("%1 predictions", "n = 1,234").arg(countedText(*reading_.buckets, reading_.buckets->total())));
    constexpr std::size_t mostShown = 4; // more than these are in the table
    QStringList texts;
    for (const auto& line : reading_.lines) {
        if (std::size_t(texts.size()) == mostShown)
            break;
        const auto latest = latestOf(line, reading_.window);
        texts << QStringLiteral("%1 %2").arg(
            line.name, latest ? panelValueText(*latest, panel_.id, panel_.unit) : QStringLiteral("–"));
    }
    latest_->setText(texts.join(QStringLiteral(" · ")));
}

void MetricPanelView::showNotes()
{
    const auto notes = reading_.notes.warnings + bucketNotes() + reading_.notes.infos;
    notes_->setText(notes.join(u'\n'));
    notes_->setVisible(!notes.isEmpty());
}

/// What of a distribution is left out, in words.
QStringList MetricPanelView::bucketNotes() const
{
    QStringList notes;
    if (!reading_.buckets)
        return notes;
    const auto& history = *reading_.buckets;
    if (history.fallingSteps > 0)
        notes << tr("%Ln step(s) are left out: a larger bound counted fewer than a smaller one.", nullptr,
                    int(history.fallingSteps));
    if (!history.oddBounds.isEmpty())
        notes << tr("Bounds that are no numbers are left out: %1.").arg(listText(history.oddBounds));
    if (!history.bounds.empty() && std::isfinite(history.bounds.back()))
        notes << tr("There is no bucket up to +Inf: what lies above the last bound is not counted.");
    return notes;
}

StateContent MetricPanelView::stateContent() const
{
    if (!panel_.isKnown()) {
        QStringList lookedFor;
        for (const auto& part : panel_.parts)
            lookedFor << part.lookedFor;
        lookedFor.removeDuplicates();
        if (lookedFor.isEmpty())
            return {StateContent::Kind::Empty,
                    QStringLiteral("code-function"),
                    tr("No query yet"),
                    tr("Write one above: PromQL, or of a file a name with labels."),
                    {},
                    {}};
        return {StateContent::Kind::Empty,
                QStringLiteral("help-contextual"),
                tr("Unknown"),
                tr("Looked for %1.").arg(listText(lookedFor)),
                {},
                {}};
    }
    if (reading_.error)
        return stateForError(*reading_.error);
    if (reading_.answeredMs == noTime)
        return {StateContent::Kind::Loading, {}, tr("Asking…"), {}, {}, {}};
    return {StateContent::Kind::Empty,
            QStringLiteral("office-chart-line"),
            tr("No series"),
            tr("Nothing that is known matches."),
            expressions(),
            {}};
}

void MetricPanelView::showBody()
{
    const bool hasLines = !reading_.isEmpty();
    asTable_->setEnabled(hasLines);
    more_->setEnabled(panel_.isKnown());
    latest_->setVisible(hasLines);
    if (!hasLines)
        state_->setContent(stateContent());
    shift_->setVisible(panel_.isDistribution() && hasLines);
    moved_->setVisible(panel_.isDistribution() && hasLines);
    stack_->setCurrentWidget(!hasLines               ? static_cast<QWidget*>(state_)
                             : asTable_->isChecked() ? static_cast<QWidget*>(table_)
                                                     : picture_);
    refreshAges();
}

/// What could not be asked again stays, and says how old it is.
void MetricPanelView::refreshAges()
{
    if (reading_.isEmpty() || !reading_.error) {
        failure_->clear();
        return;
    }
    const auto text =
        tr("%1. What is shown was seen %2.", "error; 2 h ago")
            .arg(errorTitle(reading_.error->kind), formatSeenAge(reading_.answeredMs, toMs(clock_())));
    if (!failure_->isVisibleTo(this) || failure_->text() != text)
        failure_->showMessage(
            {.tone = Tone::Stale,
             .text = text,
             .details = reading_.error->detail,
             .actions = {{QStringLiteral("retry"), tr("Try again"), QStringLiteral("view-refresh")}},
             .dismiss = BannerMessage::Dismiss::NotAllowed,
             .help = helpTopicOf(reading_.error->kind)});
}

QByteArray MetricPanelView::csv() const
{
    const auto table = panelTable(reading_, marks_);
    auto text = csvLine(table.header);
    for (qsizetype row = 0; row < table.rows; ++row)
        text += csvLine(table.row(row));
    return text;
}

Result<void> MetricPanelView::save(const QString& path) const
{
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        return writeWholeFile(path, csv());
    const auto size = picture_->size().expandedTo({640, panel_.isDistribution() ? 480 : 320});
    return savePicture(path, size, panelTitle(panel_.id), [&](QPainter& painter) { paint(painter, size); });
}

/// With its name: a file cannot be asked.
void MetricPanelView::paint(QPainter& painter, const QSize& size) const
{
    const auto& theme = Theme::of(this);
    painter.fillRect(QRect(QPoint(), size), theme.surface);
    QRectF area{QPointF(), QSizeF(size)};
    auto scene = plot_->sceneInView();
    scene.title = panelTitle(panel_.id);
    if (panel_.isDistribution()) {
        const QRectF below(0, size.height() - panelShiftHeight, size.width(), panelShiftHeight);
        area.setBottom(below.top());
        paintFigure(painter, shift_->figure(), below, theme, FigureTitle::Show);
    }
    paintPicture(painter, scene, area, theme, painter.device()->devicePixelRatioF());
}

void MetricPanelView::exportTo(const QString& suffix, const QString& filter)
{
    const auto path =
        QFileDialog::getSaveFileName(this, tr("Save the chart"), panel_.id + u'.' + suffix, filter);
    if (path.isEmpty())
        return;
    if (const auto saved = save(path); !saved)
        failure_->showError(saved.error());
}

} // namespace ph
