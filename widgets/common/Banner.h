#pragma once

#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"

#include <QFrame>

namespace ph {

class DetailsText;
class HelpLink;
class IconButton;

/// What a Banner says.
struct BannerMessage {
    enum class Dismiss { Allowed, NotAllowed };
    Tone tone = Tone::Neutral;
    QString text;
    QString details = {}; ///< shown behind "Details"; empty: no expander
    QList<StateAction> actions = {};
    Dismiss dismiss = Dismiss::Allowed;
    QString help = {}; ///< where the handbook says what to do, see HelpTopic.h; empty: no link
};

/// A message in place, above what it is about. Hidden until showMessage() or showError().
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    void showMessage(const BannerMessage& message);
    /// Words from ErrorText; offers "retry" where asking again may help, and what the handbook says to do.
    void showError(const Error& error);
    void clear(); ///< hides it

    QString text() const;
    Tone tone() const { return tone_; }

Q_SIGNALS:
    void actionTriggered(const QString& id); ///< "retry" among them
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone tone_ = Tone::Neutral;
    QWidget* glyph_ = nullptr;
    PlainLabel* text_ = nullptr;
    QWidget* actions_ = nullptr;
    QHBoxLayout* actionsLayout_ = nullptr;
    QToolButton* detailsToggle_ = nullptr;
    HelpLink* help_ = nullptr;
    IconButton* close_ = nullptr;
    DetailsText* details_ = nullptr;
};

} // namespace ph
