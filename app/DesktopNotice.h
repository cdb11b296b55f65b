#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QVariantMap>

namespace ph {

/// Where notices are shown. Asks and forgets: nobody waits for it.
class NoticePlace : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// One of the same id takes the place of the other. Texts are plain.
    virtual void show(const QString& id, const QString& title, const QString& text) = 0;
    /// The same in the place of one that is there, without drawing attention; nothing where it is gone.
    virtual void update(const QString& id, const QString& title, const QString& text) = 0;
    virtual void withdraw(const QString& id) = 0;

Q_SIGNALS:
    void activated(const QString& id);                       ///< a person clicked it
    void refused(const QString& title, const QString& text); ///< nobody here shows notices
};

/// Notifications of the desktop (org.freedesktop.Notifications). Where nobody shows them, it says so.
class DesktopNotices final : public NoticePlace {
    Q_OBJECT
public:
    explicit DesktopNotices(QObject* parent = nullptr);
    /// `text` is plain: what desktops take for markup is escaped.
    void show(const QString& id, const QString& title, const QString& text) override;
    void update(const QString& id, const QString& title, const QString& text) override;
    void withdraw(const QString& id) override;

private Q_SLOTS:
    void takeAction(uint number, const QString& action);
    void takeClosing(uint number, uint reason);

private:
    void send(const QString& id, const QString& title, const QString& text, const QVariantMap& hints);
    QHash<QString, uint> numbers_; ///< the desktop's own, by id
};

} // namespace ph
