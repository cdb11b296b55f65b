#pragma once

#include "models/values/TextProblem.h"

#include <QPlainTextEdit>

namespace ph {

/// A text that people write, with numbers of lines at its left. What is wrong is underlined where it stands,
/// and its line is marked with a cross beside the number.
class ProblemEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    enum class Use { Reading, Writing };
    ProblemEdit(const QString& objectName, const QString& accessibleName, Use use, QWidget* parent = nullptr);
    void showProblems(const QList<TextProblem>& problems);
    void goTo(const TextProblem& problem);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Gutter;
    int gutterWidth() const;
    void paintGutter(QPaintEvent* event);
    void placeGutter();
    void underline();
    QTextCursor cursorAt(const TextProblem& problem) const;
    Gutter* gutter_ = nullptr;
    QList<TextProblem> problems_;
};

} // namespace ph
