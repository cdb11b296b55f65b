#include "widgets/start/TourCard.h"

#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

constexpr int tourCardWidth = 340;

/// Around what the card speaks of; the mouse does not meet it.
class TourFrame : public QWidget {
public:
    explicit TourFrame(QWidget* window)
        : QWidget(window)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        constexpr int width = 2, radius = 4;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::of(this).accent, width));
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), radius, radius);
    }
};

QRect keptWithin(QRect card, const QRect& room)
{
    card.moveLeft(std::max(room.left(), std::min(card.left(), room.right() - card.width() + 1)));
    card.moveTop(std::max(room.top(), std::min(card.top(), room.bottom() - card.height() + 1)));
    return card;
}

} // namespace

QRect placeBeside(const QRect& window, const QRect& thing, const QSize& card)
{
    constexpr int gap = space::s;
    const auto room = window.adjusted(gap, gap, -gap, -gap);
    QRect place(QPoint(), card);
    if (thing.right() + gap + card.width() <= room.right())
        place.moveTopLeft({thing.right() + gap, thing.top()});
    else if (thing.bottom() + gap + card.height() <= room.bottom())
        place.moveTopRight({thing.right(), thing.bottom() + gap});
    else if (thing.left() - gap - card.width() >= room.left())
        place.moveTopRight({thing.left() - gap, thing.top()});
    else if (thing.top() - gap - card.height() >= room.top())
        place.moveBottomRight({thing.right(), thing.top() - gap});
    else
        place.moveBottomRight(thing.bottomRight() - QPoint(gap, gap));
    return keptWithin(place, room);
}

TourCard::TourCard(QWidget* window)
    : QFrame(window)
    , window_(window)
    , around_(new TourFrame(window))
{
    around_->hide();
    setObjectName(QStringLiteral("tourCard"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(tourCardWidth);
    place_ = new PlainLabel;
    place_->setObjectName(QStringLiteral("tourPlace"));
    place_->setTextSize(TextSize::Small);
    place_->setRole(PlainLabel::Role::Muted);
    title_ = new PlainLabel;
    title_->setObjectName(QStringLiteral("tourTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    text_ = new PlainLabel;
    text_->setObjectName(QStringLiteral("tourText"));
    text_->setWordWrap(true);
    next_ = makeButton(QStringLiteral("tourNext"), tr("Next"), ButtonKind::Primary);
    back_ = makeButton(QStringLiteral("tourBack"), tr("Back"));
    end_ = makeButton(QStringLiteral("tourEnd"), tr("End the tour"), ButtonKind::Flat);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(next_);
    row->addWidget(back_);
    row->addStretch(1);
    row->addWidget(end_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::l);
    column->setSpacing(space::s);
    for (auto* label : {place_, title_, text_})
        column->addWidget(label);
    column->addLayout(row);
    connect(next_, &QPushButton::clicked, this, &TourCard::nextRequested);
    connect(back_, &QPushButton::clicked, this, &TourCard::backRequested);
    connect(end_, &QPushButton::clicked, this, &TourCard::endRequested);
    window_->installEventFilter(this);
    hide();
}

TourCard::~TourCard()
{
    delete around_;
}

void TourCard::showStop(const Stop& stop, QWidget* beside)
{
    if (beside_)
        beside_->removeEventFilter(this);
    beside_ = beside;
    if (beside_)
        beside_->installEventFilter(this);
    place_->setText(tr("Stop %1 of %2").arg(stop.number).arg(stop.count));
    title_->setText(stop.title);
    text_->setText(stop.text);
    back_->setEnabled(stop.number > 1);
    next_->setText(stop.number < stop.count ? tr("Next") : tr("Done"));
    setAccessibleName(stop.title);
    setAccessibleDescription(stop.text);
    // The focus comes to the button: that is what a screen reader speaks.
    next_->setAccessibleDescription(stop.title + QStringLiteral(". ") + stop.text);
    show();
    place();
}

void TourCard::takeFocus()
{
    next_->setFocus();
}

void TourCard::place()
{
    if (!isVisible() || !around_)
        return;
    const auto width = tourCardWidth - 2 * space::l;
    text_->setFixedHeight(std::max(0, text_->heightForWidth(width)));
    const QSize size(tourCardWidth, layout()->totalSizeHint().height());
    resize(size);
    const bool isThere = beside_ && beside_->isVisible();
    const auto thing = isThere ? QRect(beside_->mapTo(window_, QPoint()), beside_->size()) : window_->rect();
    setGeometry(placeBeside(window_->rect(), thing, size));
    around_->setVisible(isThere);
    around_->setGeometry(thing.intersected(window_->rect()));
    around_->raise();
    raise();
}

bool TourCard::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
        place();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void TourCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT endRequested();
    else
        QFrame::keyPressEvent(event);
}

void TourCard::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    place();
}

void TourCard::hideEvent(QHideEvent* event)
{
    if (around_)
        around_->hide();
    QFrame::hideEvent(event);
}

} // namespace ph
