#include "widgets/shell/ShellFrame.h"

#include "widgets/common/Banner.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/shell/NavigationRail.h"
#include "widgets/shell/TopBar.h"

#include <QGridLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int farFromRow = 48; ///< pixels; nearer, a hand only trembled while it moved a tab

/// Scrolls a screen that needs more room than a small window has, in place of cutting its parts.
class ScreenRoom final : public QScrollArea {
public:
    explicit ScreenRoom(QStackedWidget* screens)
        : screens_(screens)
    {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setWidget(screens);
        connect(screens, &QStackedWidget::currentChanged, this, &ScreenRoom::fit);
    }
    QSize sizeHint() const override { return screens_->sizeHint(); }
    QSize minimumSizeHint() const override { return {leastSide, leastSide}; }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QScrollArea::resizeEvent(event);
        fit();
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == screens_ && event->type() == QEvent::LayoutRequest)
            fit();
        return QScrollArea::eventFilter(watched, event);
    }

private:
    static constexpr int leastSide = 200;

    /// What the screen in view needs counts, not what the others would.
    void fit()
    {
        const auto* screen = screens_->currentWidget();
        const auto least = screen ? screen->minimumSizeHint().expandedTo(screen->minimumSize()) : QSize();
        auto room = maximumViewportSize();
        if (least.height() > room.height())
            room.rwidth() -= verticalScrollBar()->sizeHint().width();
        if (least.width() > room.width())
            room.rheight() -= horizontalScrollBar()->sizeHint().height();
        screens_->resize(room.expandedTo(least));
    }

    QStackedWidget* screens_;
};

} // namespace

ShellFrame::ShellFrame(ConnectionTableModel* connections, JobListModel* jobs, PaletteModel* palette,
                       QWidget* parent)
    : QWidget(parent)
    , rail_(new NavigationRail(this))
    , topBar_(new TopBar(this))
    , tabs_(new QTabBar(this))
    , stack_(new QStackedWidget(this))
    , banner_(new Banner(this))
    , status_(new StatusLine(connections, jobs, this))
    , palette_(new CommandPalette(palette, this))
{
    tabs_->setObjectName(QStringLiteral("documentTabs"));
    tabs_->setAccessibleName(tr("Open objects"));
    tabs_->setProperty("documents", true);
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    tabs_->setTabsClosable(true);
    tabs_->setMovable(true);
    tabs_->setElideMode(Qt::ElideMiddle);
    tabs_->setUsesScrollButtons(true);
    tabs_->setContextMenuPolicy(Qt::CustomContextMenu);
    tabs_->installEventFilter(this);
    tabs_->hide(); // until an object is open, the screen's own title is enough

    stack_->setFocusPolicy(Qt::ClickFocus);
    stack_->setProperty("surface", true);
    stack_->setAttribute(Qt::WA_StyledBackground);

    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(banner_);
    middle->addWidget(tabs_);
    middle->addWidget(new ScreenRoom(stack_), 1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(topBar_, 0, 0, 1, 2);
    grid->addWidget(rail_, 1, 0);
    grid->addLayout(middle, 1, 1);
    grid->addWidget(status_, 2, 0, 1, 2);
    grid->setColumnStretch(1, 1);

    connect(rail_, &NavigationRail::chosen, this, &ShellFrame::showDestination);
    connect(tabs_, &QTabBar::currentChanged, this, &ShellFrame::showIndex);
    connect(tabs_, &QTabBar::tabCloseRequested, this,
            [this](int index) { closeTab(tabs_->tabData(index).toString()); });
    connect(tabs_, &QTabBar::tabMoved, this, [this] {
        // The destination's own tab stays first.
        const int home = tabOf(QString());
        if (home > 0)
            tabs_->moveTab(home, 0);
    });
    connect(tabs_, &QTabBar::customContextMenuRequested, this, &ShellFrame::openTabMenu);
    connect(topBar_, &TopBar::paletteRequested, this, [this] { palette_->open(); });
    connect(topBar_, &TopBar::schemeChosen, this, &ShellFrame::schemeChosen);
    connect(palette_, &CommandPalette::queryChanged, this, &ShellFrame::paletteQueryChanged);
    connect(palette_, &CommandPalette::activated, this, &ShellFrame::paletteActivated);
    connect(status_, &StatusLine::connectionsRequested, this, &ShellFrame::connectionsRequested);
    connect(status_, &StatusLine::cancelRequested, this, &ShellFrame::cancelJobRequested);

    const auto key = [this](const QKeySequence& keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    key(keysOf(ScreenKey::Palette), [this] {
        if (palette_->isVisible())
            palette_->close();
        else
            palette_->open();
    });
    key(keysOf(ScreenKey::CloseTab), [this] { closeTab(currentTab()); });
    const auto step = [this](int by) {
        if (tabs_->count() > 1)
            tabs_->setCurrentIndex((tabs_->currentIndex() + by + tabs_->count()) % tabs_->count());
    };
    key(keysOf(ScreenKey::NextTab), [step] { step(1); });
    key(keysOf(ScreenKey::PreviousTab), [step] { step(-1); });
    key(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab, [step] { step(-1); }); // which some keyboards send for it
}

bool ShellFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == tabs_ && event->type() == QEvent::MouseButtonPress) {
        const auto* press = static_cast<QMouseEvent*>(event);
        dragged_ = press->button() == Qt::LeftButton
                       ? tabs_->tabData(tabs_->tabAt(press->position().toPoint())).toString()
                       : QString();
    } else if (watched == tabs_ && event->type() == QEvent::MouseButtonRelease && !dragged_.isEmpty()) {
        const auto at = static_cast<QMouseEvent*>(event)->position().toPoint();
        const auto around = tabs_->rect().adjusted(-farFromRow, -farFromRow, farFromRow, farFromRow);
        // Not before the row has put it back where it belongs.
        if (!around.contains(at))
            QMetaObject::invokeMethod(
                this, [this, id = dragged_] { Q_EMIT tabLeaves(id); }, Qt::QueuedConnection);
        dragged_.clear();
    }
    return QWidget::eventFilter(watched, event);
}

void ShellFrame::openTabMenu(QPoint at)
{
    const auto id = tabs_->tabData(tabs_->tabAt(at)).toString();
    if (id.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themedIcon(QStringLiteral("window-new")), tr("Move to a new window"), this,
                    [this, id] { Q_EMIT tabLeaves(id); });
    menu->addAction(themedIcon(QStringLiteral("window-close")), tr("Close"), this,
                    [this, id] { closeTab(id); });
    menu->addAction(tr("Close the others"), this, [this, id] {
        for (const auto& other : openTabs()) {
            if (other != id)
                closeTab(other);
        }
    });
    menu->popup(tabs_->mapToGlobal(at));
}

void ShellFrame::addDestination(const QString& id, const QString& icon, const QString& text,
                                std::function<QWidget*()> makeScreen)
{
    rail_->addDestination(id, icon, text);
    destinations_.insert(id, {icon, text, std::move(makeScreen), nullptr});
    if (destinations_.size() == 1)
        showDestination(id);
}

QWidget* ShellFrame::screen(const QString& id)
{
    const auto found = destinations_.find(id);
    if (found == destinations_.end())
        return nullptr;
    if (!found->screen) {
        found->screen = found->makeScreen();
        stack_->addWidget(found->screen);
    }
    return found->screen;
}

void ShellFrame::showDestination(const QString& id)
{
    const auto found = destinations_.constFind(id);
    if (found == destinations_.constEnd())
        return;
    const bool other = destination_ != id;
    destination_ = id;
    const QString text = escapeMnemonic(found->text);
    if (tabOf(QString()) < 0) {
        const QSignalBlocker quiet(tabs_);
        const int home = tabs_->insertTab(0, themedIcon(found->icon), text);
        tabs_->setTabData(home, QString());
        for (const auto side : {QTabBar::LeftSide, QTabBar::RightSide}) {
            if (QWidget* button = tabs_->tabButton(home, side))
                button->hide();
            tabs_->setTabButton(home, side, nullptr);
        }
    }
    tabs_->setTabIcon(0, themedIcon(found->icon));
    tabs_->setTabText(0, text);
    rail_->setCurrent(id);
    if (tabs_->currentIndex() != 0)
        tabs_->setCurrentIndex(0);
    showIndex(0);
    if (other)
        Q_EMIT destinationShown(id);
}

QString ShellFrame::currentDestination() const
{
    return destination_;
}

void ShellFrame::openTab(const QString& id, const QString& icon, const QString& title, QWidget* page)
{
    if (id.isEmpty() || pages_.contains(id)) {
        delete page;
        showTab(id);
        return;
    }
    pages_.insert(id, page);
    stack_->addWidget(page);
    int index = -1;
    {
        const QSignalBlocker quiet(tabs_);
        index = tabs_->addTab(themedIcon(icon), escapeMnemonic(title));
        tabs_->setTabData(index, id);
        tabs_->setTabToolTip(index, plainToolTip(title));
    }
    for (const auto side : {QTabBar::LeftSide, QTabBar::RightSide}) {
        if (QWidget* button = tabs_->tabButton(index, side))
            button->setAccessibleName(tr("Close %1").arg(title));
    }
    tabs_->show();
    tabs_->setCurrentIndex(index);
    showIndex(index);
}

bool ShellFrame::showTab(const QString& id)
{
    const int index = tabOf(id);
    if (index < 0)
        return false;
    tabs_->setCurrentIndex(index);
    return true;
}

void ShellFrame::closeTab(const QString& id)
{
    const int index = tabOf(id);
    if (index < 0 || id.isEmpty())
        return;
    QWidget* page = pages_.take(id);
    // Go to where the person came from in the row, not to whatever Qt picks.
    if (tabs_->currentIndex() == index)
        tabs_->setCurrentIndex(index + 1 < tabs_->count() ? index + 1 : index - 1);
    tabs_->removeTab(index);
    stack_->removeWidget(page);
    page->deleteLater();
    tabs_->setVisible(tabs_->count() > 1);
    Q_EMIT tabClosed(id);
}

void ShellFrame::setTabTitle(const QString& id, const QString& title)
{
    const int index = tabOf(id);
    if (index < 0 || id.isEmpty())
        return;
    tabs_->setTabText(index, escapeMnemonic(title));
    tabs_->setTabToolTip(index, plainToolTip(title));
}

QStringList ShellFrame::openTabs() const
{
    QStringList ids;
    for (int i = 0; i < tabs_->count(); ++i) {
        const QString id = tabs_->tabData(i).toString();
        if (!id.isEmpty())
            ids << id;
    }
    return ids;
}

QString ShellFrame::currentTab() const
{
    return tabs_->tabData(tabs_->currentIndex()).toString();
}

QWidget* ShellFrame::page(const QString& id) const
{
    return pages_.value(id);
}

QWidget* ShellFrame::currentPage() const
{
    return stack_->currentWidget();
}

QString ShellFrame::title() const
{
    const auto id = currentTab();
    const int index = tabOf(id);
    // A tab's text stands there with its ampersands doubled.
    return index < 0 ? destinations_.value(destination_).text
                     : tabs_->tabText(index).replace(QLatin1String("&&"), QLatin1String("&"));
}

int ShellFrame::tabOf(const QString& id) const
{
    for (int i = 0; i < tabs_->count(); ++i) {
        if (tabs_->tabData(i).toString() == id)
            return i;
    }
    return -1;
}

void ShellFrame::showIndex(int index)
{
    if (index < 0)
        return;
    const QString id = tabs_->tabData(index).toString();
    QWidget* wanted = id.isEmpty() ? screen(destination_) : pages_.value(id);
    if (!wanted || stack_->currentWidget() == wanted)
        return;
    stack_->setCurrentWidget(wanted);
    rail_->setCurrent(id.isEmpty() ? destination_ : QString());
    // The keyboard goes where the eyes go. What takes no focus itself leaves it with the frame around it.
    (wanted->focusProxy() || wanted->focusPolicy() != Qt::NoFocus ? wanted : stack_)->setFocus();
    Q_EMIT tabShown(id);
}

} // namespace ph
