//! What an identifier says of its kind, whichever generation of the service has written it.

use crate::model::{CallParticipant, CommunicationIdentifier, IdentifierKind};

impl<'a> CommunicationIdentifier<'a> {
    /// The kind of the identity: what `kind` says, compared without regard to case as the service
    /// does; without it, the first present member of those that belong to one kind; without any
    /// of them, what the prefix of `rawId` says.
    pub fn inferred_kind(&self) -> IdentifierKind<'_> {
        match &self.kind {
            Some(kind) => known_kind(kind.as_str()),
            None => self.kind_of_members().unwrap_or_else(|| {
                self.raw_id
                    .as_deref()
                    .map_or(IdentifierKind::Unknown, kind_of_raw_id)
            }),
        }
    }

    fn kind_of_members(&self) -> Option<IdentifierKind<'static>> {
        let members = [
            (
                self.communication_user.is_some(),
                IdentifierKind::CommunicationUser,
            ),
            (self.phone_number.is_some(), IdentifierKind::PhoneNumber),
            (
                self.microsoft_teams_user.is_some(),
                IdentifierKind::MicrosoftTeamsUser,
            ),
            (
                self.microsoft_teams_app.is_some(),
                IdentifierKind::MicrosoftTeamsApp,
            ),
            (
                self.teams_extension_user.is_some(),
                IdentifierKind::TeamsExtensionUser,
            ),
        ];
        let present = members.into_iter().find(|(is_present, _)| *is_present);
        present.map(|(_, kind)| kind)
    }
}

impl<'a> CallParticipant<'a> {
    /// Who takes part, in either of the two forms in which participants are written.
    pub fn identifier(&self) -> Option<&CommunicationIdentifier<'a>> {
        match self {
            Self::Participant(participant) => participant.communication_identifier.as_ref(),
            Self::CommunicationIdentifier(identifier) => Some(identifier),
        }
    }
}

fn known_kind(text: &str) -> IdentifierKind<'_> {
    let known = [
        IdentifierKind::Unknown,
        IdentifierKind::CommunicationUser,
        IdentifierKind::PhoneNumber,
        IdentifierKind::MicrosoftTeamsUser,
        IdentifierKind::MicrosoftTeamsApp,
        IdentifierKind::TeamsExtensionUser,
    ];
    let mut known = known.into_iter();
    let found = known.find(|kind| kind.as_str().eq_ignore_ascii_case(text));
    found.unwrap_or_else(|| IdentifierKind::from(text))
}

/// The prefixes that Azure's own identifier libraries tell apart.
fn kind_of_raw_id(raw_id: &str) -> IdentifierKind<'static> {
    let after = |prefixes: &[&str]| prefixes.iter().find_map(|it| raw_id.strip_prefix(it));
    if raw_id.starts_with("4:") {
        IdentifierKind::PhoneNumber
    } else if let Some(user) = after(&["8:acs:", "8:dod-acs:", "8:gcch-acs:"]) {
        match user.split('_').count() {
            3 => IdentifierKind::TeamsExtensionUser,
            _ => IdentifierKind::CommunicationUser,
        }
    } else if after(&["8:spool:"]).is_some() {
        IdentifierKind::CommunicationUser
    } else if after(&["8:orgid:", "8:dod:", "8:gcch:", "8:teamsvisitor:"]).is_some() {
        IdentifierKind::MicrosoftTeamsUser
    } else if after(&["28:orgid:", "28:dod:", "28:gcch:"]).is_some() {
        IdentifierKind::MicrosoftTeamsApp
    } else {
        IdentifierKind::Unknown
    }
}
