#pragma once

#include "models/values/Error.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTreeView;

namespace ph {

class Banner;
class ReleaseBoardModel;
class SearchField;
class StateFilter;
class StateView;

/// All releases by environment, those first that need somebody. Lanes side by side would leave a release
/// 170 pixels at 1280; lines leave it the sentence that says what it waits for.
class ReleasesScreen : public QWidget {
    Q_OBJECT
public:
    explicit ReleasesScreen(ReleaseBoardModel* board, QWidget* parent = nullptr);
    void setLoading(); ///< nothing was read yet
    void setReady();   ///< what the model holds is all there is
    void setInboxCount(int count);
    void showError(const Error& error);   ///< above the board; what was seen stays
    void showRefusal(const Error& error); ///< of what was asked for, in its own words
    void showNote(const QString& text);
    void showKeyMissing(); ///< nothing can be signed here yet; offers to make a key
    void clearNote();
    void select(const QString& releaseId);
    QString selected() const; ///< id; empty: none

Q_SIGNALS:
    void releaseActivated(const QString& releaseId);
    void environmentActivated(const QString& environment);
    void draftRequested(const QString& environment); ///< of the selected line; may be empty
    void environmentRequested();                     ///< a new one
    void inboxRequested();
    void retryRequested();
    void keyRequested(); ///< to be made

private:
    void build();
    void applyFilter();
    void clearFilter();
    void updateState();
    void updateBoard();
    ReleaseBoardModel* board_;
    QStackedWidget* stack_ = nullptr;
    StateView* empty_ = nullptr;
    Banner* banner_ = nullptr;
    SearchField* search_ = nullptr;
    StateFilter* states_ = nullptr;
    QTreeView* table_ = nullptr;
    QPushButton* inbox_ = nullptr;
    enum class Phase { Loading, Ready } phase_ = Phase::Ready;
};

} // namespace ph
