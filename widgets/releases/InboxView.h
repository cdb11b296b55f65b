#pragma once

#include <QWidget>

class QListView;
class QStackedWidget;

namespace ph {

class InboxModel;
class PlainLabel;
class SearchField;
class StateView;
class WordFilter;

/// What waits for this person. Nothing is taken off by reading it: it goes when the matter is settled.
/// Ctrl+F filters it.
class InboxView : public QWidget {
    Q_OBJECT
public:
    explicit InboxView(InboxModel* inbox, QWidget* parent = nullptr);

Q_SIGNALS:
    void releaseActivated(const QString& releaseId);
    void closeRequested(); ///< Esc, once there is no filter

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void updateState();
    void filter();
    void letFilterGo();
    InboxModel* inbox_;
    WordFilter* shown_ = nullptr;
    SearchField* search_ = nullptr;
    StateView* empty_ = nullptr;
    PlainLabel* count_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QListView* list_ = nullptr;
};

} // namespace ph
