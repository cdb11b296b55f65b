#include "widgets/monitoring/MetricPanelView.h"

#include "models/charts/ChartTableModel.h"
#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "models/values/WholeFile.h"
#include "widgets/charts/CurvePlot.h"
#include "widgets/charts/PictureFile.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Card.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/StateView.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int panelPlotHeight = 180;

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
    asTable_ = new IconButton(QStringLiteral("table"), tr("Show as table"));
    asTable_->setObjectName(QStringLiteral("panelAsTable"));
    asTable_->setCheckable(true);
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
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    state_ = new StateView;
    stack_ = new QStackedWidget;
    stack_->setMinimumHeight(panelPlotHeight);
    for (QWidget* part : std::initializer_list<QWidget*>{plot_, table_, state_})
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
    unit_->setText(panel.id == QLatin1String("query") ? QString() : panelUnitText(panel.unit));
    setToolTip(plainToolTip(expressions()));
    showBody();
}

void MetricPanelView::showReading(const PanelReading& reading)
{
    const bool isSamePicture = reading.lines == reading_.lines && reading.window == reading_.window;
    reading_ = reading;
    if (!isSamePicture) {
        plot_->showScene(panelScene(reading_, {}, marks_));
        tableModel_->show(panelTable(reading_));
    }
    showLatest();
    showNotes();
    showBody();
}

void MetricPanelView::showMarks(const QList<DeployMark>& marks)
{
    if (marks == marks_)
        return;
    marks_ = marks;
    plot_->showScene(panelScene(reading_, {}, marks_));
}

void MetricPanelView::setCross(std::optional<double> x)
{
    plot_->setCross(x);
}

QString MetricPanelView::expressions() const
{
    QStringList texts;
    for (const auto& part : panel_.parts) {
        if (!part.expression.isEmpty())
            texts << part.expression;
    }
    return texts.join(u'\n');
}

void MetricPanelView::showLatest()
{
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
    const auto notes = reading_.notes.warnings + reading_.notes.infos;
    notes_->setText(notes.join(u'\n'));
    notes_->setVisible(!notes.isEmpty());
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
                tr("Looked for %1.").arg(lookedFor.join(QStringLiteral(", "))),
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
    const bool hasLines = !reading_.lines.empty();
    asTable_->setEnabled(hasLines);
    more_->setEnabled(panel_.isKnown());
    latest_->setVisible(hasLines);
    if (!hasLines)
        state_->setContent(stateContent());
    stack_->setCurrentWidget(!hasLines               ? static_cast<QWidget*>(state_)
                             : asTable_->isChecked() ? static_cast<QWidget*>(table_)
                                                     : plot_);
    refreshAges();
}

/// What could not be asked again stays, and says how old it is.
void MetricPanelView::refreshAges()
{
    if (reading_.lines.empty() || !reading_.error) {
        failure_->clear();
        return;
    }
    const auto text =
        tr("%1. What is shown was seen %2.", "error; 2 h ago")
            .arg(errorTitle(reading_.error->kind), formatSeenAge(reading_.answeredMs, toMs(clock_())));
    if (!failure_->isVisibleTo(this) || failure_->text() != text)
        failure_->showMessage(Tone::Stale, text, reading_.error->detail,
                              {{QStringLiteral("retry"), tr("Try again"), QStringLiteral("view-refresh")}},
                              Banner::Dismiss::NotAllowed);
}

QByteArray MetricPanelView::csv() const
{
    const auto table = panelTable(reading_);
    auto text = csvLine(table.header);
    for (qsizetype row = 0; row < table.rows; ++row)
        text += csvLine(table.row(row));
    return text;
}

Result<void> MetricPanelView::save(const QString& path) const
{
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        return writeWholeFile(path, csv());
    const auto size = plot_->size().expandedTo({640, 320});
    const auto& theme = Theme::of(this);
    auto scene = plot_->sceneInView();
    scene.title = panelTitle(panel_.id);
    return savePicture(path, size, scene.title, [&](QPainter& painter) {
        painter.fillRect(QRect(QPoint(), size), theme.surface);
        paintPicture(painter, scene, QRectF(QPointF(), QSizeF(size)), theme,
                     painter.device()->devicePixelRatioF());
    });
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
