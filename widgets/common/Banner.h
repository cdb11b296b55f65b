#pragma once

#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"

#include <QFrame>

namespace ph {

class DetailsText;
class HelpLink;
class IconButton;

/// A message in place, above what it is about. Hidden until showMessage() or showError().
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    enum class Dismiss { Allowed, NotAllowed };
    /// `help`: where the handbook says what to do, see HelpTopic.h; empty: no link.
    void showMessage(Tone tone, const QString& text, const QString& details = {},
                     const QList<StateAction>& actions = {}, Dismiss dismiss = Dismiss::Allowed,
                     const QString& help = {});
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
