#include "widgets/start/FirstStartView.h"

#include "widgets/common/PlainLabel.h"
#include "widgets/start/SampleDoor.h"
#include "widgets/start/ServerDoor.h"
#include "widgets/start/StoreDoor.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int widestDoor = 720; // lines longer than that are hard to read

} // namespace

FirstStartView::FirstStartView(QWidget* parent)
    : QScrollArea(parent)
    , stores_(new StoreDoor)
    , servers_(new ServerDoor)
    , sample_(new SampleDoor)
{
    setObjectName(QStringLiteral("firstStart"));
    setAccessibleName(tr("First steps"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* sheet = new QWidget;
    sheet->setProperty("surface", true);
    sheet->setAttribute(Qt::WA_StyledBackground);
    auto* doors = new QWidget;
    doors->setMaximumWidth(widestDoor);
    auto* column = new QVBoxLayout(doors);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto* title = new PlainLabel(tr("Begin with what you have"));
    title->setObjectName(QStringLiteral("firstStartTitle"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    column->addWidget(title);
    for (Card* door :
         {static_cast<Card*>(stores_), static_cast<Card*>(servers_), static_cast<Card*>(sample_)})
        column->addWidget(door);
    column->addStretch(1);
    auto* row = new QHBoxLayout(sheet);
    row->setContentsMargins(space::l, space::l, space::l, space::l);
    row->addStretch(1);
    row->addWidget(doors, 100); // all of the width that it may take
    row->addStretch(1);
    setWidget(sheet);
}

void FirstStartView::focusFirst()
{
    if (auto* first = stores_->findChild<QPushButton*>(QStringLiteral("lookForStores")))
        first->setFocus();
}

} // namespace ph
