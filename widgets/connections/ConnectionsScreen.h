#pragma once

#include "models/values/Connection.h"
#include "models/values/Error.h"

#include <QWidget>

class QListView;
class QPushButton;
class QStackedWidget;

namespace ph {

class Banner;
class ConnectionDetail;
class ConnectionTableModel;
class PlainLabel;
class SearchField;
class StateView;
class WordFilter;

/// All connections at the left, the chosen one with what is known of it at the right. Ctrl+F filters them.
/// Only asks: every action is a signal.
class ConnectionsScreen : public QWidget {
    Q_OBJECT
public:
    /// `model` must outlive the screen.
    explicit ConnectionsScreen(ConnectionTableModel* model, QWidget* parent = nullptr);

    void select(ConnectionId id);  ///< the filter is let go where it hides it
    ConnectionId selected() const; ///< 0 where none is
    /// A tracking URI found in the environment, offered as the first connection; empty: none.
    void setOfferedUri(const QString& uri);
    /// While a probe of `id` runs and as its lines come; the report itself comes through the model.
    void beginTest(ConnectionId id);
    void addProbeLine(ConnectionId id, const ProbeLine& line);
    void finishTest(ConnectionId id);
    void showError(const Error& error); ///< of an action that was asked for here
    void showNote(const QString& text); ///< e.g. "Removed lab"

Q_SIGNALS:
    void addRequested();
    void sampleRequested();
    void offeredUriAccepted(const QString& uri);
    void editRequested(ph::ConnectionId id);
    void testRequested(ph::ConnectionId id);
    void testCancelled(ph::ConnectionId id);
    void enabledChanged(ph::ConnectionId id, bool enabled);
    void removeRequested(ph::ConnectionId id); ///< already confirmed
    void syncRequested(ph::ConnectionId id);
    void syncCancelled(ph::ConnectionId id);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void updateState();
    void showCurrent();
    void filter();
    void letFilterGo();
    QModelIndex current() const; ///< of the model; invalid: none
    ConnectionTableModel* model_;
    WordFilter* shown_ = nullptr;
    SearchField* search_ = nullptr;
    QStackedWidget* listed_ = nullptr; ///< the list, or that nothing matches
    QStackedWidget* stack_ = nullptr;
    StateView* empty_ = nullptr;
    Banner* banner_ = nullptr;
    QListView* list_ = nullptr;
    ConnectionDetail* detail_ = nullptr;
    QString offeredUri_;
};

} // namespace ph
