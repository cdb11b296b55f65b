#include "widgets/shell/TopBar.h"

#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/shell/FindButton.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace ph {

TopBar::TopBar(QWidget* parent)
    : QWidget(parent)
    , place_(new PlainLabel(this))
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(height::bar);
    place_->setObjectName(QStringLiteral("place"));
    place_->setTextSize(TextSize::Body, TextWeight::Bold);
    place_->setElideMode(Qt::ElideMiddle);
    find_ = new FindButton(tr("Find a run, an experiment, an action…"),
                           keysOf(ScreenKey::Palette).toString(QKeySequence::NativeText), this);
    find_->setObjectName(QStringLiteral("find"));
    find_->setMaximumWidth(520);
    connect(find_, &QPushButton::clicked, this, &TopBar::paletteRequested);

    switch_ = new IconButton(QStringLiteral("lighttable"), tr("Light or dark"), this);
    switch_->setObjectName(QStringLiteral("schemeSwitch"));
    auto* menu = new QMenu(switch_);
    auto* group = new QActionGroup(menu);
    const auto offer = [&](const QString& text, SchemeChoice choice, const QString& name) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setData(int(choice));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            scheme_ = choice;
            Q_EMIT schemeChosen(choice);
        });
    };
    offer(tr("As the system"), SchemeChoice::System, QStringLiteral("schemeSystem"));
    offer(tr("Light"), SchemeChoice::Light, QStringLiteral("schemeLight"));
    offer(tr("Dark"), SchemeChoice::Dark, QStringLiteral("schemeDark"));
    switch_->setMenu(menu);
    switch_->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        for (QAction* action : menu->actions())
            action->setChecked(action->data().toInt() == int(scheme_));
    });

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::l, 0, space::s, 1);
    layout->setSpacing(space::m);
    layout->addWidget(place_, 1);
    layout->addWidget(find_, 2);
    auto* right = new QHBoxLayout;
    right->addStretch(1);
    right->addWidget(switch_);
    layout->addLayout(right, 1);
}

void TopBar::setPlace(const QString& place)
{
    place_->setText(place);
}

void TopBar::setScheme(SchemeChoice choice)
{
    scheme_ = choice;
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

} // namespace ph
