#pragma once

#include "models/values/Error.h"
#include "widgets/connections/SecretField.h"

#include <QDialog>
#include <QMap>

class QCheckBox;
class QComboBox;
class QCompleter;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ph {

class Banner;
class HelpLink;
class PlainLabel;
class ProbeView;

/// Adds or edits a connection. Draws itself from the descriptors; says what is wrong where it is wrong. Does
/// nothing itself: saved() and testRequested() carry values.
class ConnectionDialog : public QDialog {
    Q_OBJECT
public:
    struct Setup {
        QList<ConnectorDescriptor> kinds; ///< at least one
        KeychainState keychain = KeychainState::Missing;
        SecretField::ReferenceCheck checkReference; ///< see SecretField
        QStringList takenNames;                     ///< names of the other connections
    };
    /// `connection` with an id is edited, without one added; its fields are filled in either way.
    ConnectionDialog(Setup setup, const Connection& connection, QWidget* parent = nullptr);
    ~ConnectionDialog() override;

    Connection connection() const;
    QMap<QString, QString> newSecrets() const; ///< field name -> secret for the keychain

    /// What may be put into fields (by SettingField::name), offered where it is typed. Passed over where
    /// `of` is another place or kind than what the dialog says now.
    void setChoices(const Connection& of, const QMap<QString, QStringList>& choices);

    // What came of testRequested(), as it comes.
    void beginTest();
    void addProbeLine(const ProbeLine& line);
    void finishTest(const ProbeReport& report);
    void failTest(const Error& error);
    /// Saving did not work; the dialog stays open and says why.
    void showSaveError(const Error& error);

Q_SIGNALS:
    /// Save was chosen and everything is valid. Close with accept() once it is done, or call showSaveError().
    void saved(const ph::Connection& connection, const QMap<QString, QString>& newSecrets);
    void testRequested(const ph::Connection& connection, const QMap<QString, QString>& newSecrets);
    void testCancelled();
    /// The place or the kind is another one: see setChoices().
    void choicesWanted(const ph::Connection& connection);

private:
    struct Field {
        SettingField setting;
        QWidget* row = nullptr;
        QLineEdit* edit = nullptr; ///< of these three, one is there
        SecretField* secret = nullptr;
        QCheckBox* box = nullptr;
        QCompleter* choices = nullptr; ///< of `edit`, where there are any
        PlainLabel* problem = nullptr;
    };
    const ConnectorDescriptor& descriptor() const;
    AuthScheme scheme() const;
    void rebuild();
    void addField(const SettingField& setting, QFormLayout* form);
    QWidget* makeEditor(Field& field);
    void updateFields();
    bool isShown(const SettingField& setting) const;
    enum class Say { All, Touched };
    bool validate(Say say);
    void browse(QLineEdit* target, LocationKind kind);
    QWidget* withProblem(QWidget* editor, PlainLabel* problem);
    void forgetLocation();
    void setProblem(QLineEdit* edit, PlainLabel* label, const QString& problem);

    Setup setup_;
    Connection given_;
    QComboBox* kind_ = nullptr;
    PlainLabel* summary_ = nullptr;
    QLineEdit* name_ = nullptr;
    PlainLabel* nameProblem_ = nullptr;
    QWidget* body_ = nullptr;
    QLineEdit* location_ = nullptr;
    PlainLabel* locationProblem_ = nullptr;
    QComboBox* auth_ = nullptr;
    QToolButton* advancedToggle_ = nullptr;
    QWidget* advanced_ = nullptr;
    QList<Field> fields_;
    Banner* banner_ = nullptr;
    ProbeView* probe_ = nullptr;
    QPushButton* test_ = nullptr;
    HelpLink* help_ = nullptr;
    QPushButton* save_ = nullptr;
    bool testing_ = false;
    bool nameTouched_ = false;
    Say say_ = Say::Touched;
};

} // namespace ph
