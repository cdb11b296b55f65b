#include "widgets/compare/ChartCard.h"

#include "models/tables/Format.h"
#include "widgets/charts/ChartTableView.h"
#include "widgets/charts/TableToggle.h"
#include "widgets/common/Badge.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"

#include <QMenu>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int edge = 6;
constexpr int heightStep = 80;
constexpr int lowest = 160, highest = 1600;
constexpr int dragStarts = 8;

QString missingText(const ChartSpec& spec)
{
    if (uses(spec.kind, ChartExtra::Path))
        return ChartCard::tr("Choose the artifact that holds the table, matrix or images.");
    QStringList roles;
    for (const auto& role : chartRoles(spec.kind))
        roles.append(role.label);
    return ChartCard::tr("Choose what it shows: %1.").arg(listText(roles));
}

} // namespace

ChartCard::ChartCard(ChartView* view, QWidget* parent)
    : QFrame(parent)
    , view_(view)
{
    setObjectName(QStringLiteral("chartCard"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setMouseTracking(true);
    buildHeader();
    table_ = new ChartTableView(QStringLiteral("chartTable"));
    state_ = new StateView;
    stack_ = new QStackedWidget;
    stack_->addWidget(view_);
    stack_->addWidget(table_);
    stack_->addWidget(state_);
    remark_ = new PlainLabel;
    remark_->setObjectName(QStringLiteral("chartRemark"));
    remark_->setRole(PlainLabel::Role::Muted);
    remark_->setTextSize(TextSize::Small);
    remark_->setWordWrap(true); // which runs are left out is no text to be cut off
    remark_->setContentsMargins(space::m, 0, space::m, space::s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addWidget(stack_, 1);
    column->addWidget(remark_);

    connect(view_, &ChartView::remarkChanged, this, &ChartCard::showRemark);
    connect(view_, &ChartView::specEdited, this, &ChartCard::specEdited);
    connect(state_, &StateView::actionTriggered, this, [this] { Q_EMIT settingsWanted(settings_); });
    setSpec(view_->spec());
    showRemark();
}

void ChartCard::buildHeader()
{
    header_ = new QWidget;
    header_->setCursor(Qt::OpenHandCursor);
    header_->installEventFilter(this);
    title_ = new PlainLabel;
    title_->setObjectName(QStringLiteral("chartTitle"));
    title_->setTextSize(TextSize::Body, TextWeight::Medium);
    title_->setElideMode(Qt::ElideMiddle);
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    title_->setAttribute(Qt::WA_TransparentForMouseEvents);
    badge_ = new Badge;
    badge_->setObjectName(QStringLiteral("chartBadge"));
    asTable_ = makeTableToggle(QStringLiteral("chartAsTable"), this);
    settings_ = new IconButton(QStringLiteral("configure"), tr("What it shows"));
    settings_->setObjectName(QStringLiteral("chartSettingsButton"));
    more_ = new IconButton(QStringLiteral("overflow-menu"), tr("Export, move, remove"));
    more_->setObjectName(QStringLiteral("chartMore"));
    more_->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more_);
    more_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &ChartCard::fillMenu);
    fillMenu();
    auto* row = new QHBoxLayout(header_);
    row->setContentsMargins(space::m, space::xs, space::xs, space::xs);
    row->setSpacing(space::xs);
    row->addWidget(title_, 1);
    row->addWidget(badge_);
    row->addWidget(asTable_);
    row->addWidget(settings_);
    row->addWidget(more_);
    connect(asTable_, &QToolButton::toggled, this, &ChartCard::showBody);
    connect(settings_, &QToolButton::clicked, this, [this] { Q_EMIT settingsWanted(settings_); });
}

void ChartCard::fillMenu()
{
    auto* menu = more_->menu();
    menu->clear();
    const auto add = [&](const QString& icon, const QString& text, Picture picture) {
        menu->addAction(themedIcon(icon), text, this, [this, picture] { Q_EMIT pictureWanted(picture); });
    };
    add(QStringLiteral("edit-copy"), tr("Copy picture"), Picture::CopyPicture);
    add(QStringLiteral("edit-copy"), tr("Copy table"), Picture::CopyTable);
    add(QStringLiteral("document-save"), tr("Save as PNG…"), Picture::Png);
    add(QStringLiteral("document-save"), tr("Save as SVG…"), Picture::Svg);
    add(QStringLiteral("document-save"), tr("Save as PDF…"), Picture::Pdf);
    add(QStringLiteral("document-save"), tr("Save data as CSV…"), Picture::Csv);
    menu->addSeparator();
    menu->addAction(tr("Move back"), this, [this] { Q_EMIT moveWanted(-1); });
    menu->addAction(tr("Move on"), this, [this] { Q_EMIT moveWanted(1); });
    menu->addAction(tr("Taller"), this, [this] { resizeBy(heightStep); });
    menu->addAction(tr("Lower"), this, [this] { resizeBy(-heightStep); });
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("edit-delete")), tr("Remove"), this, &ChartCard::removeWanted);
}

void ChartCard::setSpec(const ChartSpec& spec)
{
    view_->setSpec(spec);
    title_->setText(chartTitle(spec).isEmpty() ? chartKindTitle(spec.kind) : chartTitle(spec));
    setAccessibleName(title_->text());
    setMinimumHeight(lowest);
    showBody();
}

void ChartCard::showRuns(const ComparedRunsPtr& runs)
{
    view_->showRuns(runs);
    showBody();
}

void ChartCard::showBody()
{
    asTable_->setEnabled(isComplete(spec()));
    if (!isComplete(spec())) {
        state_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("configure"),
                            chartKindTitle(spec().kind),
                            missingText(spec()),
                            {},
                            {{QStringLiteral("choose"), tr("Choose"), {}}}});
        stack_->setCurrentWidget(state_);
    } else if (asTable_->isChecked()) {
        table_->showTable(view_->table());
        stack_->setCurrentWidget(table_);
    } else {
        stack_->setCurrentWidget(view_);
    }
    showRemark();
}

void ChartCard::showRemark()
{
    badge_->setVisible(!view_->badge().isEmpty());
    badge_->setBadge(view_->badge(), Tone::Neutral);
    const bool shown = !view_->remark().isEmpty() && isComplete(spec());
    remark_->setVisible(shown);
    remark_->setText(view_->remark());
    if (asTable_->isChecked() && isComplete(spec()))
        table_->showTable(view_->table());
}

void ChartCard::resizeBy(int pixels)
{
    auto next = spec();
    next.height = std::clamp(next.height + pixels, lowest, highest);
    if (next.height != spec().height)
        Q_EMIT specEdited(next);
}

bool ChartCard::onLowerEdge(const QPoint& at) const
{
    return at.y() >= height() - edge;
}

bool ChartCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != header_)
        return QFrame::eventFilter(watched, event);
    const auto position = [&] {
        return mapToParent(header_->mapTo(this, static_cast<QMouseEvent*>(event)->position().toPoint()));
    };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        dragFrom_ = position();
        return true;
    case QEvent::MouseMove:
        if (dragFrom_ && (position() - *dragFrom_).manhattanLength() > dragStarts) {
            header_->setCursor(Qt::ClosedHandCursor);
            Q_EMIT dragMoved(position());
        }
        return true;
    case QEvent::MouseButtonRelease:
        header_->setCursor(Qt::OpenHandCursor);
        if (dragFrom_ && (position() - *dragFrom_).manhattanLength() > dragStarts)
            Q_EMIT draggedTo(position());
        dragFrom_.reset();
        return true;
    default:
        return false;
    }
}

void ChartCard::mousePressEvent(QMouseEvent* event)
{
    if (onLowerEdge(event->position().toPoint()))
        resizeFrom_ = spec().height - int(event->globalPosition().y());
    else
        QFrame::mousePressEvent(event);
}

void ChartCard::mouseMoveEvent(QMouseEvent* event)
{
    if (resizeFrom_) {
        resizeBy(*resizeFrom_ + int(event->globalPosition().y()) - spec().height);
        return;
    }
    setCursor(onLowerEdge(event->position().toPoint()) ? Qt::SizeVerCursor : Qt::ArrowCursor);
    QFrame::mouseMoveEvent(event);
}

void ChartCard::mouseReleaseEvent(QMouseEvent* event)
{
    resizeFrom_.reset();
    QFrame::mouseReleaseEvent(event);
}

} // namespace ph
