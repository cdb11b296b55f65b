#pragma once

#include "widgets/common/Theme.h"
#include "widgets/shell/StatusLine.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QStackedWidget;
class QTabBar;

namespace ph {

class Banner;
class CommandPalette;
class NavigationRail;
class PaletteModel;
class TopBar;

/// Rail, top bar, tabs, status line and command palette as one widget for the main window.
///
/// A destination's screen is in the first tab, which cannot be closed; objects open as further tabs that can
/// be moved, closed, and dragged out of the row. Keys: Ctrl+K palette, Ctrl+W close, Ctrl+Tab and
/// Ctrl+Shift+Tab switch, Ctrl+1…9 destinations.
class ShellFrame : public QWidget {
    Q_OBJECT
public:
    /// The models must outlive it.
    ShellFrame(ConnectionTableModel* connections, JobListModel* jobs, PaletteModel* palette,
               QWidget* parent = nullptr);

    NavigationRail* rail() const { return rail_; }
    TopBar* topBar() const { return topBar_; }
    StatusLine* statusLine() const { return status_; }
    CommandPalette* commandPalette() const { return palette_; }
    Banner* banner() const { return banner_; } ///< for what concerns the whole app: a cache that was rebuilt

    /// Adds a destination to the rail. Its screen is made when it is first shown or asked for; takes
    /// ownership. The first one is shown.
    void addDestination(const QString& id, const QString& icon, const QString& text,
                        std::function<QWidget*()> makeScreen);
    QWidget* screen(const QString& id); ///< null: no such destination
    void showDestination(const QString& id);
    QString currentDestination() const;

    /// Opens a tab for an object, or goes to it where `id` is open already (then `page` is deleted). Takes
    /// ownership.
    void openTab(const QString& id, const QString& icon, const QString& title, QWidget* page);
    bool showTab(const QString& id); ///< false: not open
    void closeTab(const QString& id);
    void setTabTitle(const QString& id, const QString& title);
    QStringList openTabs() const;           ///< ids in the order shown, for restoring
    QString currentTab() const;             ///< empty: the destination's screen
    QWidget* page(const QString& id) const; ///< null: not open
    QWidget* currentPage() const;           ///< of the tab, or the destination's screen
    QString title() const;                  ///< of what is shown

Q_SIGNALS:
    void destinationShown(const QString& id);
    void tabShown(const QString& id);  ///< empty: the destination's screen
    void tabClosed(const QString& id); ///< its page is deleted
    void tabLeaves(const QString& id); ///< is to be in a window of its own
    void paletteQueryChanged(const QString& query);
    void paletteActivated(const QString& id);
    void schemeChosen(ph::SchemeChoice choice);
    void connectionsRequested();
    void cancelJobRequested(quint64 jobId);

protected:
    /// A tab that is let go away from the row.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Destination {
        QString icon;
        QString text;
        std::function<QWidget*()> makeScreen;
        QWidget* screen = nullptr; ///< once it was wanted
    };
    int tabOf(const QString& id) const;
    void showIndex(int index);
    void openTabMenu(QPoint at); ///< within the row
    NavigationRail* rail_ = nullptr;
    TopBar* topBar_ = nullptr;
    QTabBar* tabs_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    Banner* banner_ = nullptr;
    StatusLine* status_ = nullptr;
    CommandPalette* palette_ = nullptr;
    QHash<QString, Destination> destinations_;
    QHash<QString, QWidget*> pages_;
    QString destination_;
    QString dragged_; ///< the tab that the pointer holds; empty: none
};

} // namespace ph
