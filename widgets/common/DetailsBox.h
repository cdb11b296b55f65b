#pragma once

#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace ph {

/// "Details" that unfold below: fixed-pitch plain text that can be marked and copied. Toggle and text may be
/// taken into another layout.
class DetailsBox : public QWidget {
    Q_OBJECT
public:
    explicit DetailsBox(QWidget* parent = nullptr);
    void setDetails(const QString& text); ///< folds it; empty hides it
    QToolButton* toggle() const { return toggle_; }
    QPlainTextEdit* text() const { return text_; }

private:
    QToolButton* toggle_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
};

} // namespace ph
