"""Reads a body as a service in Python would. Usage: python python.py BODY

First it prints, as JSON, what it can do and which events it finds; then, for each line "INDEX TIMES" on
stdin, the nanoseconds that doing it so many times has taken.
"""

import json
import sys
from collections import Counter
from time import thread_time_ns
from typing import Dict, Generic, List, Optional, TypeVar, Union

import msgspec

D = TypeVar("D")


class Model(msgspec.Struct, rename="camel"):
    pass


class Id(Model):
    id: str


class PhoneNumber(Model):
    value: str


class MicrosoftTeamsUser(Model):
    user_id: str
    is_anonymous: Optional[bool] = None
    cloud: Optional[str] = None


class Identifier(Model):
    kind: Optional[str] = None
    raw_id: Optional[str] = None
    communication_user: Optional[Id] = None
    phone_number: Optional[PhoneNumber] = None
    microsoft_teams_user: Optional[MicrosoftTeamsUser] = None


class Participant(Model):
    communication_identifier: Optional[Identifier] = None
    role: Optional[str] = None


class Reason(Model):
    code: Optional[int] = None
    sub_code: Optional[int] = None
    phrase: Optional[str] = None


class EndedBy(Model):
    communication_identifier: Optional[Identifier] = None
    type: Optional[str] = None
    name: Optional[str] = None


class CallStartedData(Model):
    started_by: Participant
    server_call_id: str
    group: Optional[Id] = None
    room: Optional[Id] = None
    is_two_party: Optional[bool] = None
    correlation_id: Optional[str] = None
    is_rooms_call: Optional[bool] = None


class CallEndedData(CallStartedData):
    duration_of_call: Optional[float] = None
    call_duration_in_seconds: Optional[float] = None
    ended_by: Optional[EndedBy] = None
    reason: Optional[Reason] = None


class CallParticipantData(CallStartedData):
    user: Optional[Participant] = None
    display_name: Optional[str] = None
    participant_id: Optional[str] = None
    endpoint_type: Optional[str] = None
    user_agent: Optional[str] = None
    reason: Optional[Reason] = None


class CustomContext(Model):
    sip_headers: Optional[Dict[str, str]] = None
    voip_headers: Optional[Dict[str, str]] = None


class IncomingCallData(Model):
    to: Identifier
    from_: Identifier = msgspec.field(name="from")
    server_call_id: Optional[str] = None
    caller_display_name: Optional[str] = None
    custom_context: Optional[CustomContext] = None
    incoming_call_context: Optional[str] = None
    correlation_id: Optional[str] = None


class RecordingChunk(Model):
    document_id: Optional[str] = None
    index: Optional[int] = None
    end_reason: Optional[str] = None
    content_location: Optional[str] = None
    metadata_location: Optional[str] = None
    delete_location: Optional[str] = None


class RecordingStorageInfo(Model):
    recording_chunks: List[RecordingChunk]


class RecordingFileStatusUpdatedData(Model):
    recording_storage_info: RecordingStorageInfo
    recording_start_time: Optional[str] = None
    recording_duration_ms: Optional[int] = None
    recording_content_type: Optional[str] = None
    recording_channel_type: Optional[str] = None
    recording_format_type: Optional[str] = None
    session_end_reason: Optional[str] = None


class Envelope(Model, Generic[D], tag_field="eventType"):
    id: str
    subject: str
    data: D
    event_time: str
    topic: Optional[str] = None
    data_version: Optional[str] = None
    metadata_version: Optional[str] = None


class CallStarted(Envelope[CallStartedData], tag="Microsoft.Communication.CallStarted"):
    data: CallStartedData


class CallEnded(Envelope[CallEndedData], tag="Microsoft.Communication.CallEnded"):
    data: CallEndedData


class CallParticipantAdded(
    Envelope[CallParticipantData], tag="Microsoft.Communication.CallParticipantAdded"
):
    data: CallParticipantData


class CallParticipantRemoved(
    Envelope[CallParticipantData], tag="Microsoft.Communication.CallParticipantRemoved"
):
    data: CallParticipantData


class IncomingCall(Envelope[IncomingCallData], tag="Microsoft.Communication.IncomingCall"):
    data: IncomingCallData


class RecordingFileStatusUpdated(
    Envelope[RecordingFileStatusUpdatedData],
    tag="Microsoft.Communication.RecordingFileStatusUpdated",
):
    data: RecordingFileStatusUpdatedData


Event = Union[
    CallStarted,
    CallEnded,
    CallParticipantAdded,
    CallParticipantRemoved,
    IncomingCall,
    RecordingFileStatusUpdated,
]

with open(sys.argv[1], "rb") as file:
    BODY = file.read()

decoder = msgspec.json.Decoder(List[Event])


def typed():
    return Counter(type(event).__struct_config__.tag for event in decoder.decode(BODY))


JOBS = [("Python: msgspec, typed", typed)]

print(json.dumps([{"name": name, "events": run()} for name, run in JOBS]), flush=True)

for line in sys.stdin:
    index, times = map(int, line.split())
    run = JOBS[index][1]
    start = thread_time_ns()
    for _ in range(times):
        run()
    print(thread_time_ns() - start, flush=True)
