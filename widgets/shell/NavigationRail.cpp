#include "widgets/shell/NavigationRail.h"

#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/shell/NavigationButton.h"

#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

namespace ph {

NavigationRail::NavigationRail(QWidget* parent)
    : QWidget(parent)
    , layout_(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("navigationRail"));
    setAccessibleName(tr("Navigation"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    layout_->setContentsMargins(0, space::s, 1, space::s);
    layout_->setSpacing(0);
    layout_->addStretch(1);
}

void NavigationRail::addDestination(const QString& id, const QString& icon, const QString& text)
{
    auto* button = new NavigationButton(icon, text, this);
    button->setObjectName(QStringLiteral("nav-") + id);
    button->installEventFilter(this);
    layout_->insertWidget(int(destinations_.size()), button);
    destinations_.append({id, button});
    connect(button, &QToolButton::clicked, this, [this, id] {
        setCurrent(current_); // the click toggled it; the owner decides what is current
        Q_EMIT chosen(id);
    });
    const qsizetype number = destinations_.size();
    if (number > 9)
        return;
    const auto keys = keysOfDestination(int(number));
    auto* shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, this, [this, id] { Q_EMIT chosen(id); });
    button->setToolTip(
        plainToolTip(QStringLiteral("%1  (%2)").arg(text, keys.toString(QKeySequence::NativeText))));
}

void NavigationRail::setCount(const QString& id, int waiting)
{
    for (const Destination& destination : destinations_) {
        if (destination.id == id)
            destination.button->setCount(waiting);
    }
}

void NavigationRail::setCurrent(const QString& id)
{
    current_ = id;
    for (const Destination& destination : destinations_)
        destination.button->setChecked(destination.id == id);
}

void NavigationRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.border);
}

bool NavigationRail::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    for (qsizetype i = 0; i < destinations_.size(); ++i) {
        if (destinations_.at(i).button != watched)
            continue;
        const qsizetype to =
            qBound<qsizetype>(0, i + (key == Qt::Key_Down ? 1 : -1), destinations_.size() - 1);
        destinations_.at(to).button->setFocus(Qt::TabFocusReason);
        return true;
    }
    return false;
}

} // namespace ph
