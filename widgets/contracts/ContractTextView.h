#pragma once

#include "models/values/ContractDraft.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace ph {

class Badge;
class PlainLabel;
class ProblemEdit;

/// The text of a contract, to be edited in place: what is wrong with it is marked where it stands as one
/// types, and listed beside it. A new one is asked for its name and team.
class ContractTextView final : public QWidget {
    Q_OBJECT
public:
    explicit ContractTextView(QWidget* parent = nullptr);
    void open(const ContractDraft& draft); ///< without a file: a new one, which is unsaved from the beginning
    void revert();                         ///< to what was opened
    /// What a text says; passed over where another one stands there by now.
    void showReading(const QByteArray& text, const ContractDraftReading& reading);

    enum class Typing { Allowed, Held };
    void setTyping(Typing typing); ///< held while the text is being kept; open() allows it

    ContractDraft draft() const; ///< as it stands
    bool isEdited() const;
    const ContractDraftReading& reading() const { return reading_; }
    void goToFirstProblem();

Q_SIGNALS:
    void readingWanted(const QByteArray& text); ///< once typing pauses
    void readingShown();
    void editedChanged();
    void saveRequested();
    void discardRequested(); ///< of a new one

private:
    void build();
    QWidget* buildNaming();
    void takeEdit();
    void goTo(int row);
    void setKey(const QString& key, const QString& value);
    void showStanding();
    QString whyNotSaved() const;

    ContractDraft opened_;
    Typing typing_ = Typing::Allowed;
    ContractDraftReading reading_;
    enum class Read { Yes, NotYet } read_ = Read::NotYet;
    QTimer pause_;
    ProblemEdit* text_;
    QListWidget* problems_;
    QWidget* naming_;
    QLineEdit *name_, *team_;
    Badge* standing_;
    PlainLabel* why_;
    QPushButton *save_, *revert_;
};

} // namespace ph
