#pragma once

#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace ph {

/// Fixed-pitch plain text that can be marked and copied. Its editor is made with its first text: a window has
/// a hundred places where an error may be told, and most never are.
class DetailsText : public QWidget {
    Q_OBJECT
public:
    explicit DetailsText(QWidget* parent = nullptr);
    void setText(const QString& text);

private:
    QPlainTextEdit* edit_ = nullptr;
};

/// "Details" that unfold below. Toggle and text may be taken into another layout.
class DetailsBox : public QWidget {
    Q_OBJECT
public:
    explicit DetailsBox(QWidget* parent = nullptr);
    void setDetails(const QString& text); ///< folds it; empty hides it
    QToolButton* toggle() const { return toggle_; }
    DetailsText* text() const { return text_; }

private:
    QToolButton* toggle_ = nullptr;
    DetailsText* text_ = nullptr;
};

} // namespace ph
