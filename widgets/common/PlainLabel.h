#pragma once

#include "widgets/common/Theme.h"

#include <QLabel>

namespace ph {

/// A label that never interprets its text, and shortens it with "…" where room is short; the whole text is
/// then in the tool tip. With setWordWrap(true) it wraps instead.
class PlainLabel : public QLabel {
    Q_OBJECT
public:
    explicit PlainLabel(QWidget* parent = nullptr);
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr);

    void setElideMode(Qt::TextElideMode mode); ///< default ElideRight; ElideNone keeps the whole width
    /// Colour of the text from the theme; follows dark and light.
    enum class Role { Text, Muted, Faint };
    void setRole(Role role);
    void setTone(Tone tone); ///< Neutral: the role's colour again
    void setTextSize(TextSize size, TextWeight weight = TextWeight::Regular);
    /// The text may be marked and copied with mouse and keyboard. The label then does not shorten it.
    void setSelectable();

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void recolour();
    bool isElided() const;
    Qt::TextElideMode elide_ = Qt::ElideRight;
    Role role_ = Role::Text;
    Tone tone_ = Tone::Neutral;
    bool recolouring_ = false;
};

} // namespace ph
