#pragma once

#include "models/values/Error.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace ph {

class DetailsText;
class HelpLink;
class PlainLabel;
class Spinner;

/// A button of a StateView or Banner. The first action of a StateView is its primary one.
struct StateAction {
    QString id; ///< comes back in actionTriggered(); also the button's objectName
    QString text;
    QString icon = {};
    friend bool operator==(const StateAction&, const StateAction&) = default;
};

struct StateContent {
    enum class Kind { Empty, Loading, Error, Forbidden };
    Kind kind = Kind::Empty;
    QString icon = {}; ///< freedesktop name; empty: the kind's own
    QString title = {};
    QString text = {};
    QString details = {}; ///< shown behind "Details"; empty: no expander
    QList<StateAction> actions = {};
    QString help = {}; ///< where the handbook says what to do, see HelpTopic.h; empty: no link
    friend bool operator==(const StateContent&, const StateContent&) = default;
};

/// Content for an error: words from ErrorText, "retry" where asking again may help, what the handbook says.
StateContent stateForError(const Error& error);

/// Stands in the middle of a pane that has nothing to show, and says why and what can be done.
class StateView : public QWidget {
    Q_OBJECT
public:
    explicit StateView(QWidget* parent = nullptr);
    /// The same again changes nothing: a button keeps its focus, and details that were unfolded stay so.
    void setContent(const StateContent& content);
    const StateContent& content() const { return content_; }

Q_SIGNALS:
    void actionTriggered(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showContent();
    void updateIcon();
    StateContent content_;
    QWidget* icon_ = nullptr;
    Spinner* spinner_ = nullptr;
    PlainLabel* title_ = nullptr;
    PlainLabel* text_ = nullptr;
    QWidget* actions_ = nullptr;
    QHBoxLayout* actionsLayout_ = nullptr;
    HelpLink* help_ = nullptr;
    QToolButton* detailsToggle_ = nullptr;
    DetailsText* details_ = nullptr;
};

} // namespace ph
