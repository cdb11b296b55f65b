#pragma once

#include "models/values/PolicyText.h"

#include <QPlainTextEdit>

namespace ph {

/// The text of a policy, read only, with numbers of lines at its left. What is wrong is underlined where it
/// stands, and its line is marked with a cross beside the number.
class PolicyEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit PolicyEdit(QWidget* parent = nullptr);
    void showText(const PolicyText& policy);
    void goTo(const PolicyProblem& problem);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Gutter;
    int gutterWidth() const;
    void paintGutter(QPaintEvent* event);
    void placeGutter();
    void underline();
    QTextCursor cursorAt(const PolicyProblem& problem) const;
    Gutter* gutter_ = nullptr;
    QList<PolicyProblem> problems_;
};

} // namespace ph
