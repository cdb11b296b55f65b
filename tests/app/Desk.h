#pragma once

#include "app/MainWindow.h"
#include "app/Workspace.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/Testing.h"
#include "widgets/common/Banner.h"
#include "widgets/shell/ShellFrame.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeView>

namespace ph::testing {

constexpr int patienceMs = 60'000;

// --- eyes

/// The visible widget of this name; a hidden one where none is visible, null where there is none.
template <class T = QWidget>
T* find(const QWidget& root, const QString& name)
{
    T* hidden = nullptr;
    for (auto* one : root.findChildren<T*>(name)) {
        if (one->isVisible())
            return one;
        hidden = one;
    }
    return hidden;
}

inline bool isShown(const QWidget& root, const QString& name)
{
    const auto* one = find(root, name);
    return one && one->isVisible();
}

/// What a label or line of this name says; empty where it is not shown.
inline QString said(const QWidget& root, const QString& name)
{
    const auto* one = find(root, name);
    if (!one || !one->isVisible())
        return {};
    if (const auto* label = qobject_cast<const QLabel*>(one))
        return label->text();
    if (const auto* edit = qobject_cast<const QLineEdit*>(one))
        return edit->text();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(one))
        return text->toPlainText();
    if (const auto* button = qobject_cast<const QAbstractButton*>(one))
        return button->text();
    return one->accessibleName();
}

/// What the banner of this name says.
inline QString bannerText(const QWidget& root, const QString& name)
{
    const auto* banner = find(root, name);
    return banner && banner->isVisible() ? said(*banner, QStringLiteral("bannerText")) : QString();
}

/// Every text that any widget below `root` holds, shown or not.
inline QStringList allTexts(const QWidget& root)
{
    QStringList texts;
    auto widgets = root.findChildren<QWidget*>();
    widgets.append(const_cast<QWidget*>(&root));
    for (const auto* one : widgets) {
        texts << one->toolTip() << one->accessibleName() << one->accessibleDescription() << one->whatsThis()
              << one->windowTitle();
        if (const auto* label = qobject_cast<const QLabel*>(one))
            texts << label->text();
        if (const auto* edit = qobject_cast<const QLineEdit*>(one))
            texts << edit->text() << edit->placeholderText();
        if (const auto* text = qobject_cast<const QPlainTextEdit*>(one))
            texts << text->toPlainText();
        if (const auto* button = qobject_cast<const QAbstractButton*>(one))
            texts << button->text();
        if (const auto* combo = qobject_cast<const QComboBox*>(one)) {
            for (int i = 0; i < combo->count(); ++i)
                texts << combo->itemText(i);
        }
    }
    texts.removeAll(QString());
    return texts;
}

/// The first index below `parent` whose display text contains the words; unfetched and collapsed ones too.
inline QModelIndex indexOf(const QAbstractItemModel& model, const QString& words,
                           const QModelIndex& parent = {}, int column = 0)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto index = model.index(row, column, parent);
        if (index.data().toString().contains(words))
            return index;
        if (const auto below = indexOf(model, words, model.index(row, 0, parent), column); below.isValid())
            return below;
    }
    return {};
}

// --- hands

inline bool click(const QWidget& root, const QString& name)
{
    auto* one = find(root, name);
    if (!one || !one->isVisible() || !one->isEnabled())
        return false;
    QTest::mouseClick(one, Qt::LeftButton);
    return true;
}

inline bool type(const QWidget& root, const QString& name, const QString& text)
{
    auto* line = find<QLineEdit>(root, name);
    if (!line) {
        if (const auto* field = find(root, name))
            line = field->findChild<QLineEdit*>();
    }
    if (!line || !line->isVisible())
        return false;
    // A click into the window; without a window manager nobody else gives it back after a popup.
    if (line->window()->windowType() != Qt::Popup) {
        line->window()->activateWindow();
        if (!QTest::qWaitForWindowActive(line->window()))
            return false;
    }
    line->setFocus();
    line->selectAll();
    if (text.isEmpty())
        QTest::keyClick(line, Qt::Key_Delete);
    else
        QTest::keyClicks(line, text);
    return true;
}

inline void clickIndex(QAbstractItemView& view, const QModelIndex& index,
                       Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QVERIFY(index.isValid()); // else the click would land on whatever lies in the corner
    view.scrollTo(index);
    auto rect = view.visualRect(index);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers,
                      QPoint(rect.left() + std::min(rect.width() / 2, 60), rect.center().y()));
}

/// Chooses the experiment whose name contains these words, once the tree has it: the tree and the table of
/// runs are read apart, so that a table that is there says nothing about the tree.
inline bool openExperiment(const QWidget& root, const QString& name)
{
    auto* tree = find<QTreeView>(root, QStringLiteral("experimentTree"));
    QModelIndex index;
    const auto isThere = [&] {
        for (int source = 0; source < tree->model()->rowCount() && !index.isValid(); ++source)
            index = indexOf(*tree->model(), name, tree->model()->index(source, 0));
        return index.isValid();
    };
    if (!tree || !QTest::qWaitFor(isThere, patienceMs))
        return false;
    clickIndex(*tree, index);
    return tree->currentIndex() == index;
}

inline bool choose(const QWidget& root, const QString& comboName, const QString& words)
{
    auto* combo = find<QComboBox>(root, comboName);
    if (!combo)
        return false;
    const int index = combo->findText(words, Qt::MatchContains);
    combo->setFocus();
    // As a person does with the arrow keys on a closed box.
    while (index >= 0 && combo->currentIndex() != index)
        QTest::keyClick(combo, combo->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
    return index >= 0;
}

/// Answers what blocks until somebody answers it: menus and file dialogs. To be made before the click that
/// opens them.
class Answer : public QObject {
public:
    /// In the menu that pops up, clicks the actions whose texts begin so, from menu to sub-menu.
    static std::unique_ptr<Answer> inMenu(const QStringList& path)
    {
        auto answer = std::unique_ptr<Answer>(new Answer);
        answer->path_ = path;
        return answer;
    }
    /// In the menu that pops up, types into its line of this name and presses Enter.
    static std::unique_ptr<Answer> inMenuLine(const QString& line, const QString& text)
    {
        auto answer = std::unique_ptr<Answer>(new Answer);
        answer->line_ = line;
        answer->text_ = text;
        return answer;
    }
    /// In the file dialog that pops up, types the name and accepts.
    static std::unique_ptr<Answer> withFile(const QString& name)
    {
        auto answer = std::unique_ptr<Answer>(new Answer);
        answer->file_ = name;
        return answer;
    }
    /// Menu first, then the file dialog that it leads to.
    static std::unique_ptr<Answer> inMenuWithFile(const QStringList& path, const QString& name)
    {
        auto answer = inMenu(path);
        answer->file_ = name;
        return answer;
    }
    bool isGiven() const { return path_.isEmpty() && file_.isEmpty() && line_.isEmpty(); }

private:
    Answer() { later(); }

    /// One shot each time: what a look leads to may run an event loop of its own, in which looks must go on.
    void later() { QTimer::singleShot(30, this, &Answer::look); }

    void look()
    {
        if (++looks_ > patienceMs / 30) { // nobody asks: let nothing hang
            if (auto* popup = QApplication::activePopupWidget())
                popup->close();
            if (auto* modal = QApplication::activeModalWidget())
                modal->close();
            return;
        }
        if (isGiven())
            return;
        later();
        if (!line_.isEmpty()) {
            auto* menu = QApplication::activePopupWidget();
            auto* line = menu ? find<QLineEdit>(*menu, line_) : nullptr;
            if (!line || !line->isVisible())
                return;
            line_.clear();
            line->setFocus();
            QTest::keyClicks(line, text_);
            QTest::keyClick(line, Qt::Key_Return);
            return;
        }
        if (!path_.isEmpty()) {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (auto* action : menu->actions()) {
                if (action->isVisible() && action->text().remove(u'&').startsWith(path_.first())) {
                    path_.removeFirst();
                    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                    return;
                }
            }
            return;
        }
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        name->setText(file_);
        file_.clear();
        QTest::keyClick(name, Qt::Key_Return);
    }

    QStringList path_;
    QString file_, line_, text_;
    int looks_ = 0;
};

// --- a place to work at

/// A workspace in a folder of its own and the window on it, as the program makes them. The secrets are kept
/// in memory; the server is asked often, so that tests need not wait.
class Desk {
public:
    explicit Desk(std::chrono::milliseconds pollInterval = std::chrono::milliseconds(400))
        : interval_(pollInterval)
    {
        // Whatever the machine is set up with is no part of a test.
        for (const char* name : {"MLFLOW_TRACKING_URI", "MLFLOW_TRACKING_USERNAME",
                                 "MLFLOW_TRACKING_PASSWORD", "MLFLOW_TRACKING_TOKEN"})
            qunsetenv(name);
        for (const char* name : {"PROMETHEUS_URL", "ALERTMANAGER_URL", "KUBERNETES_SERVICE_HOST"})
            qunsetenv(name);
        qputenv("KUBECONFIG", temporary_.filePath(QStringLiteral("no-kubeconfig")).toUtf8());
        qputenv("XDG_DATA_HOME", temporary_.filePath(QStringLiteral("data")).toUtf8());
        qputenv("XDG_CONFIG_HOME", temporary_.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_STATE_HOME", temporary_.filePath(QStringLiteral("state")).toUtf8());
        applyTheme(*qApp, SchemeChoice::Light);
    }
    ~Desk() { close(); }

    std::filesystem::path folder() const
    {
        return std::filesystem::path(temporary_.path().toStdString()) / "ws";
    }
    QString path(const QString& name) const { return temporary_.filePath(name); }

    /// A connection that was made in an earlier session.
    void know(const MlflowFixture& fixture, const QString& name = QStringLiteral("lab"))
    {
        auto stores = openStores(folder());
        QVERIFY_RESULT(stores);
        Connection connection;
        connection.name = name;
        connection.kind = QStringLiteral("mlflow");
        connection.location = fixture.url();
        QVERIFY_RESULT(stores->state->addConnection(connection));
    }

    void open(QSize size = {1400, 860})
    {
        auto stores = openStores(folder());
        QVERIFY_RESULT(stores);
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        settings.pollInterval = interval_;
        workspace_ = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        window_ = std::make_unique<MainWindow>();
        window_->attach(*workspace_);
        window_->resize(size);
        window_->show();
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    }
    void close()
    {
        window_.reset();
        workspace_.reset();
    }

    MainWindow& window() { return *window_; }
    Workspace& workspace() { return *workspace_; }

    /// True once every connection has been read whole since now: the poller's interval must be short, for
    /// the pass that is under way may end before anybody looks.
    bool syncWhole() { return syncedSince(toMs(systemNow())); }

    /// True once every connection has been read whole at or after \p beganMs.
    bool syncedSince(std::int64_t beganMs)
    {
        return QTest::qWaitFor(
            [&] {
                const auto states = workspace_->poller().states();
                return !states.isEmpty() && std::all_of(states.begin(), states.end(), [&](const auto& state) {
                    return state.lastSuccessMs != noTime && state.lastSuccessMs >= beganMs;
                });
            },
            patienceMs);
    }

private:
    QTemporaryDir temporary_;
    std::chrono::milliseconds interval_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<MainWindow> window_;
};

/// Knows the server, opens the window on it, and waits until the line below the runs begins with `status`.
inline bool openOn(Desk& desk, const MlflowFixture& server, const QString& status, QSize size = {1400, 860})
{
    desk.know(server);
    desk.open(size);
    const auto shown = [&] { return said(desk.window(), QStringLiteral("runsStatus")); };
    if (QTest::currentTestFailed())
        return false;
    if (QTest::qWaitFor([&] { return shown().startsWith(status); }, patienceMs))
        return true;
    qWarning("the runs' status is: %s", qPrintable(shown()));
    return false;
}

} // namespace ph::testing
