#pragma once

#include "models/values/RuleAttempt.h"

#include <QTimer>
#include <QWidget>

class QListWidget;

namespace ph {

class ProblemEdit;

/// The text of a rule, to be written or changed: what is wrong with it stands at its lines, and in a list.
class RuleTextPane final : public QWidget {
    Q_OBJECT
public:
    explicit RuleTextPane(QWidget* parent = nullptr);
    QByteArray text() const;
    /// Another text; what was there comes back with undo.
    void setText(const QByteArray& yaml);
    void clearText(); ///< and what could be undone
    void showProblems(const QList<TextProblem>& problems);

Q_SIGNALS:
    void textTouched();                        ///< it is another by now
    void tryRequested(const QByteArray& yaml); ///< once typing pauses, or at once for a text that was set

private:
    ProblemEdit* edit_;
    QListWidget* list_;
    QList<TextProblem> problems_;
    QTimer pause_;
};

} // namespace ph
