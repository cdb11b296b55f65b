#pragma once

#include "widgets/common/Theme.h"

#include <QLineEdit>
#include <QList>
#include <QTimer>
#include <QWidget>

#include <optional>

class QListView;
class QStandardItemModel;

namespace ph {

class PlainLabel;
class IconButton;

/// A proposal: replaces `length` UTF-16 units from `from` with `insert`.
struct CompletionItem {
    QString insert;
    QString label = {};  ///< shown; empty: `insert`
    QString detail = {}; ///< shown faint at the right: "metric", "in 4,120 runs"
    int from = 0;
    int length = 0;
};

/// One line of query or filter: leading icon, clear button, an error underlined where it is with its message
/// below, and completions supplied by whoever owns it. Esc first closes completions, then clears.
class SearchField : public QWidget {
    Q_OBJECT
public:
    explicit SearchField(QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text); ///< does not emit edited()
    void setPlaceholder(const QString& text);
    enum class Typeface { Text, Code };
    /// How long typing rests before settled(); 150 ms unless set, 0 where answers are quick: every letter.
    void setPause(std::chrono::milliseconds pause);
    void setTypeface(Typeface face); ///< Code: the fixed-pitch font, for query languages
    QLineEdit* lineEdit() const { return edit_; }

    /// Underlines [offset, offset+length) (UTF-16 units; length 0 marks one place) and says `message` below.
    void showError(qsizetype offset, qsizetype length, const QString& message);
    /// Says below what may be wrong with a text that can be read, in place of an error. Empty: nothing.
    void showHint(const QString& hint);
    void clearError(); ///< and the hint
    bool hasError() const;
    QString errorMessage() const;

    /// Answer to completionRequested(); an empty list closes the popup.
    void showCompletions(const QList<CompletionItem>& items);
    bool completionsVisible() const;

Q_SIGNALS:
    void edited(const QString& text);                          ///< each keystroke
    void settled(const QString& text);                         ///< typing paused, see setPause(), or Enter
    void submitted(const QString& text);                       ///< Enter
    void completionRequested(const QString& text, int cursor); ///< typing, or Ctrl+Space
    void completionAccepted(int row); ///< index into what showCompletions() was given
    void cleared();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Edit;
    void accept(int row);
    void placePopup();
    void underline(qsizetype offset, qsizetype length);
    void say(const QString& message, Tone tone);
    void await();
    QLineEdit* edit_ = nullptr;
    PlainLabel* message_ = nullptr;
    QListView* popup_ = nullptr;
    QStandardItemModel* completions_ = nullptr;
    QList<CompletionItem> items_;
    Tone said_ = Tone::Warning; // of the message
    QTimer settle_;
};

} // namespace ph
