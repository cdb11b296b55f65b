#pragma once

#include "models/values/Connection.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLineEdit;

namespace ph {

class PlainLabel;

/// Whether this computer has somewhere safe to put a secret.
enum class KeychainState { Available, Missing };

/// One secret: put into the system keychain, or only referred to. There is no third way.
class SecretField : public QWidget {
    Q_OBJECT
public:
    /// Empty where `text` is a valid reference; else what is wrong with it, in words.
    using ReferenceCheck = std::function<QString(const QString& text)>;

    SecretField(const QString& name, const QString& label, KeychainState keychain, ReferenceCheck check,
                QWidget* parent = nullptr);

    void setReference(const SecretRef& ref); ///< what is kept now; the secret itself is never shown
    /// The reference to keep: as typed, or the one there was; empty where a new secret waits in newSecret().
    SecretRef reference() const;
    /// A secret typed in now, to be put into the keychain; empty: none.
    QString newSecret() const;
    bool isEmpty() const;    ///< nothing kept, nothing typed
    QString problem() const; ///< empty: fine
    void showProblem();      ///< says problem() below the field

Q_SIGNALS:
    void edited();

private:
    enum class Way { Keychain, Reference };
    Way way() const;
    void updateWay();
    void validate();
    ReferenceCheck check_;
    SecretRef kept_;
    QComboBox* way_ = nullptr;
    QLineEdit* secret_ = nullptr;
    QLineEdit* reference_ = nullptr;
    PlainLabel* message_ = nullptr;
};

} // namespace ph
